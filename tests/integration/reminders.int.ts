import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { guardian, guardianship, school } from '../../src/lib/server/db/schema/directory';
import { connectionReminder } from '../../src/lib/server/db/schema/follow-up';
import { sms, smsStop } from '../../src/lib/server/db/schema/reach';
import { createInvitations } from '../../src/lib/server/first-connection/create-invitations';
import { listNeverConnected } from '../../src/lib/server/reminder/list-never-connected';
import { previewReminders } from '../../src/lib/server/reminder/preview-reminders';
import { sendReminders } from '../../src/lib/server/reminder/send-reminders';
import { undoReminders } from '../../src/lib/server/reminder/undo-reminders';
import { sendDueSms } from '../../src/lib/server/sms/send-due-sms';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { fakeSms } from '../support/fake-sms';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T09:00:00Z'); // 10:00 in Paris
const NIGHT = new Date('2026-11-24T22:00:00Z'); // 23:00 in Paris
const later = (seconds: number, from = TUESDAY) => new Date(from.getTime() + seconds * 1_000);
const days = (n: number) => later(n * 86_400);

const gateway = fakeSms();
let app: TestApp;
let story: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY, sms: gateway });
});
afterAll(() => app?.close());
beforeEach(async () => {
	await app.db.empty();
	gateway.sent.length = 0;
	app.setNow(TUESDAY);
	story = await schoolStory(app.db, { roles: ['mediator'], now: TUESDAY });
	await asSystem((tx) => tx.update(guardian).set({ accountId: null, letterLocale: 'ar' }));
	await asSystem((tx) => tx.update(school).set({ deliverySettings: settings(1_000) }));
});

type Work<T> = (tx: Parameters<Parameters<TestApp['db']['transaction']>[1]>[0]) => Promise<T>;
const asSystem = <T>(work: Work<T>) => app.db.transaction(SYSTEM, work);
const settings = (monthlyBudgetCents: number, isOn = true) => ({
	sms: { isOn, monthlyBudgetCents }
});

async function another(known: Partial<typeof guardian.$inferInsert>): Promise<string> {
	return asSystem(async (tx) => {
		const [row] = await tx
			.insert(guardian)
			.values({
				...{ schoolId: story.schoolId, sourceId: crypto.randomUUID(), firstName: 'Samir' },
				...{ lastName: 'ESSAI', mobile: '+33639980102', acceptsSms: true, ...known }
			})
			.returning();
		await tx.insert(guardianship).values({
			...{ schoolId: story.schoolId, pupilId: story.pupilId, guardianId: row!.id },
			...{ kinship: '20', responsibility: 1, hasAccess: true }
		});
		return row!.id;
	});
}
const send = (...ids: string[]) => sendReminders(app, story.staff, ids);
const counted = () => asSystem((tx) => tx.select().from(connectionReminder));
const messages = () => asSystem((tx) => tx.select().from(sms));
async function drain() {
	while ((await sendDueSms(app)) > 0);
}
async function previewed(...ids: string[]) {
	const seen = await previewReminders(app, story.staff, ids);
	if (!seen.ok) throw new Error(seen.error.code);
	return seen.value;
}

describe('reminders to connect', () => {
	test('say in her language who writes and whom to call, name no child, and wait a minute', async () => {
		expect(await send(story.guardianId)).toMatchObject({ value: { sent: 1, refused: [] } });
		await drain();
		expect(gateway.sent).toEqual([]);
		app.setNow(later(60));
		await drain();
		expect(gateway.sent).toHaveLength(1);
		const { text, to } = gateway.sent[0]!;
		expect(to).toBe('+33639980101');
		expect(text).toContain('تابعوا');
		expect(text).toContain('+33639980000');
		expect(text).toMatch(/http:\/\/localhost:3000\/n\/\w{8}/);
		expect(text).not.toMatch(/Inès|ESSAI|Amina/);
	});

	test('leave in the hours of the school only', async () => {
		app.setNow(NIGHT);
		await send(story.guardianId);
		app.setNow(later(61, NIGHT));
		await drain();
		expect(gateway.sent).toEqual([]);
		app.setNow('2026-11-25T07:00:30+01:00');
		await drain();
		expect(gateway.sent).toHaveLength(1);
	});

	test('skip nobody silently: who cannot get one is named, with why', async () => {
		const noPhone = await another({ mobile: null });
		const landline = await another({ mobile: '+33139980103' });
		const noConsent = await another({ acceptsSms: false });
		const stopped = await another({ mobile: '+33639980104' });
		await asSystem((tx) =>
			tx.insert(smsStop).values({ phone: '+33639980104', stoppedAt: TUESDAY, gateway: 'fake' })
		);
		const all = [story.guardianId, noPhone, landline, noConsent, stopped];
		const ways = new Map((await previewed(...all)).candidates.map(({ id, way }) => [id, way]));
		expect(ways.get(story.guardianId)).toEqual({ kind: 'sms' });
		expect(all.slice(1).map((id) => ways.get(id))).toEqual(
			['no-phone', 'landline', 'no-consent', 'stopped'].map((reason) => ({
				...{ kind: 'by-hand', reason }
			}))
		);
		expect(await send(...all)).toMatchObject({ value: { sent: 1 } });
		expect(await counted()).toHaveLength(1);
	});

	test('are one a week, ten in all, and counted anew when the number changes', async () => {
		await send(story.guardianId);
		expect(await send(story.guardianId)).toMatchObject({ error: { code: 'reminder.nobody' } });
		app.setNow(days(6));
		expect(await send(story.guardianId)).toMatchObject({ ok: false });
		expect((await previewed(story.guardianId)).candidates[0]!.from).toBe('2026-12-01');
		for (let week = 1; week < 10; week++) {
			app.setNow(days(7 * week));
			expect((await send(story.guardianId)).ok, `week ${week}`).toBe(true);
		}
		app.setNow(days(70));
		expect((await previewed(story.guardianId)).candidates[0]!.way).toEqual({
			...{ kind: 'not-now', reason: 'too-many' }
		});
		await asSystem((tx) => tx.update(guardian).set({ mobile: '+33639980109' }));
		expect(await send(story.guardianId)).toMatchObject({ value: { sent: 1 } });
	});

	test('of two people who send at once, one does', async () => {
		const both = await Promise.all([send(story.guardianId), send(story.guardianId)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await messages()).toHaveLength(1);
	});

	test('letters count among them, and a batch of letters leaves out who was reminded', async () => {
		const samir = await another({});
		await send(samir);
		const batch = await createInvitations(app, story.staff, [story.guardianId, samir]);
		expect(batch).toMatchObject({ value: { leftOut: [], tooSoon: [samir] } });
		expect(batch.ok && batch.value.invitations).toHaveLength(1);
		// The paper jammed: the same letters again, and the same reminders.
		const again = await createInvitations(app, story.staff, [story.guardianId, samir]);
		expect(again.ok && again.value.invitations).toHaveLength(1);
		expect((await counted()).map(({ channel }) => channel).sort()).toEqual(['letter', 'sms']);
		// Somebody asks for hers: it is made.
		const asked = await createInvitations(app, story.staff, [samir]);
		expect(asked.ok && asked.value.invitations).toHaveLength(1);
		app.setNow(days(1));
		expect(await send(story.guardianId)).toMatchObject({ ok: false });
	});

	test('stop with the month’s budget: those who got none are named', async () => {
		const samir = await another({ letterLocale: 'fr' });
		// Two segments of 84 thousandths for Arabic, one for French.
		await asSystem((tx) => tx.update(school).set({ deliverySettings: settings(20) }));
		const seen = await previewed(story.guardianId, samir);
		expect(seen).toMatchObject({ segments: 3, cost: 252, left: 200, canSend: true });
		expect(seen.texts.map(({ locale, encoding }) => [locale, encoding])).toEqual([
			['fr', 'gsm-7'],
			['ar', 'ucs-2']
		]);
		const sent = await send(story.guardianId, samir);
		expect(sent).toMatchObject({ value: { sent: 1, refused: [{ reason: 'no-budget' }] } });
		expect(await counted()).toHaveLength(1);
	});

	test('are taken back while they have not left, and count no more', async () => {
		const sent = await send(story.guardianId);
		const entry = sent.ok ? sent.value.entryId : '';
		expect(await undoReminders(app, story.staff, entry)).toMatchObject({
			value: { undone: 1, left: 0 }
		});
		app.setNow(later(120));
		await drain();
		expect(gateway.sent).toEqual([]);
		expect(await counted()).toEqual([]);
		expect(await undoReminders(app, story.staff, entry)).toMatchObject({
			error: { code: 'reminder.undone-too-late' }
		});
		const again = await send(story.guardianId);
		app.setNow(later(200));
		await drain();
		const late = again.ok ? again.value.entryId : '';
		expect(await undoReminders(app, story.staff, late)).toMatchObject({
			error: { code: 'reminder.undone-too-late' }
		});
		expect(await counted()).toHaveLength(1);
		const stranger = await schoolStory(app.db, { roles: ['mediator'], now: TUESDAY });
		expect(await undoReminders(app, stranger.staff, late)).toMatchObject({
			error: { code: 'reminder.not-found' }
		});
	});

	test('one that waits for the opening is not sent to who connected meanwhile', async () => {
		app.setNow(NIGHT);
		await send(story.guardianId);
		await asSystem((tx) =>
			tx
				.update(guardian)
				.set({ accountId: story.accountId })
				.where(eq(guardian.id, story.guardianId))
		);
		app.setNow('2026-11-25T07:00:30+01:00');
		await drain();
		expect(gateway.sent).toEqual([]);
		expect((await messages()).map(({ state }) => state)).toEqual(['void']);
	});

	test('are not for teachers, nor for families of another school', async () => {
		const teacher = { ...story.staff, roles: ['teacher' as const] };
		expect(await sendReminders(app, teacher, [story.guardianId])).toMatchObject({ ok: false });
		const other = await schoolStory(app.db, { roles: ['mediator'], now: TUESDAY });
		expect(await sendReminders(app, other.staff, [story.guardianId])).toMatchObject({ ok: false });
		expect((await listNeverConnected(app, other.staff, null)).ids).toEqual([]);
		expect(await listNeverConnected(app, story.staff, null)).toEqual({
			...{ ids: [story.guardianId], total: 1 }
		});
		expect((await listNeverConnected(app, story.staff, story.divisionId)).total).toBe(1);
	});
});
