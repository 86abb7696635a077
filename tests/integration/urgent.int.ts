import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROLES, SYSTEM, type Role } from '../../src/lib/domain/shared/actor';
import { composeMessage } from '../../src/lib/server/compose/compose-message';
import { recordAbsence } from '../../src/lib/server/compose/record-absence';
import { account } from '../../src/lib/server/db/schema/account';
import { guardian, school } from '../../src/lib/server/db/schema/directory';
import { delivery, itemVersion } from '../../src/lib/server/db/schema/item';
import { journal } from '../../src/lib/server/db/schema/staff';
import { readHours } from '../../src/lib/server/disconnection/read-hours';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { countDisturbed } from '../../src/lib/server/urgent/count-disturbed';
import { connectPhone } from '../factories/phone';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = new Date('2026-11-24T10:00:00+01:00');
const NIGHT = new Date('2026-11-24T22:14:00+01:00');
const WEDNESDAY_7 = '2026-11-25T06:00:00.000Z';
const REASON = 'Fuite de gaz : Inès et les autres élèves ne doivent pas venir demain matin.';

let app: TestApp;
let here: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: NIGHT });
});
afterAll(() => app?.close());
beforeEach(async () => {
	app.setNow(NIGHT);
	app.push.sent.length = 0;
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['head'], now: TUESDAY });
	await connectPhone(app.db, here);
});

const as = (...roles: Role[]) => ({ ...here.staff, roles });
const toAll = { audience: 'school' as const, subject: 'Collège fermé', text: 'Restez chez vous.' };
const look = <T>(work: Parameters<typeof app.db.transaction<T>>[1]) =>
	app.db.transaction(SYSTEM, work);
const versions = () => look((tx) => tx.select().from(itemVersion));
const entries = () => look((tx) => tx.select().from(journal));
const setSchool = (values: Partial<typeof school.$inferInsert>) =>
	look((tx) => tx.update(school).set(values).where(eq(school.id, here.schoolId)));
const codeOf = (done: { ok: true } | { ok: false; error: { code: string } }) =>
	done.ok ? 'done' : done.error.code;

describe('something urgent in a closed period', () => {
	test('is released and rings at once, whatever the family’s own hours, and is written down', async () => {
		await look((tx) => tx.update(account).set({ ownHours: { opens: '12:00', closes: '14:00' } }));
		const done = await composeMessage(app, here.staff, toAll, REASON);
		expect(done).toMatchObject({ ok: true, value: { isHeld: false, plannedAt: NIGHT } });
		expect(await versions()).toMatchObject([
			{ releasedAt: NIGHT, urgentReason: REASON, urgentBy: here.staff.staffId }
		]);
		while ((await doWhatIsDue(app)) > 0);
		expect(app.push.sent).toHaveLength(1);
		expect(await look((tx) => tx.select().from(delivery))).toMatchObject([{ isUrgent: true }]);
		const [entry] = await entries();
		expect(entry).toMatchObject({
			action: 'item.urgent',
			staffId: here.staff.staffId,
			subject: done.ok && done.value.itemId,
			details: { kind: 'message', audience: 'school', reasonLength: REASON.length }
		});
		expect(await readHours(app, here.staff)).toMatchObject({
			urgent: 1,
			urgentItems: [{ at: NIGHT, reason: REASON, by: here.staff.name }]
		});
		expect((await readHours(app, as('teacher'))).urgentItems).toEqual([]);
		// The journal is for good: no words that somebody typed, no child's name.
		expect(JSON.stringify(entry)).not.toMatch(/Inès|gaz|Collège/);
	});

	test('may be an absence, of a boarder for instance', async () => {
		const absence = { pupil: here.pupilId, day: '2026-11-24', period: 'day' as const };
		expect(codeOf(await recordAbsence(app, here.staff, absence, REASON))).toBe('done');
		expect(await versions()).toMatchObject([{ releasedAt: NIGHT, urgentReason: REASON }]);
		expect(await entries()).toMatchObject([{ details: { kind: 'absence', audience: 'pupil' } }]);
	});

	test.each(ROLES.filter((role) => role !== 'head'))('is refused from a %s', async (role) => {
		const done = await composeMessage(
			app,
			as(role),
			{ ...toAll, audience: 'pupil', pupil: here.pupilId },
			REASON
		);
		expect(codeOf(done)).toMatch(/^(urgent|compose)\.not-allowed$/);
		expect(await versions()).toEqual([]);
		expect(await entries()).toEqual([]);
	});

	test('does not pass the stop switch', async () => {
		await setSchool({ sendingStoppedAt: NIGHT });
		expect(codeOf(await composeMessage(app, here.staff, toAll, REASON))).toBe('urgent.stopped');
		expect(await versions()).toEqual([]);
	});

	test('needs no calendar', async () => {
		await setSchool({ holidayZone: null });
		expect(codeOf(await composeMessage(app, here.staff, toAll))).toBe('compose.no-calendar');
		expect(codeOf(await composeMessage(app, here.staff, toAll, REASON))).toBe('done');
		expect(await versions()).toMatchObject([{ releasedAt: NIGHT }]);
	});
});

test('in open hours it goes like anything else, and counts for nothing', async () => {
	app.setNow(TUESDAY);
	expect(codeOf(await composeMessage(app, here.staff, toAll, REASON))).toBe('done');
	expect(await versions()).toMatchObject([{ releasedAt: TUESDAY, urgentReason: null }]);
	expect(await entries()).toEqual([]);
	expect(await countDisturbed(app, here.staff, {})).toBeNull();
});

test('without a reason it waits for the opening', async () => {
	await composeMessage(app, here.staff, toAll);
	expect((await versions()).map((one) => one.plannedAt.toISOString())).toEqual([WEDNESDAY_7]);
});

describe('what the head is told before', () => {
	const disturbed = (audience = {}) => countDisturbed(app, here.staff, audience);

	test('how many it is for, how many phones ring, and how often it happened this year', async () => {
		await setSchool({ deliverySettings: { sms: { isOn: true } } });
		await look((tx) =>
			tx.insert(guardian).values({
				schoolId: here.schoolId,
				sourceId: 'alone',
				firstName: 'Sans',
				lastName: 'ENFANT'
			})
		);
		expect(await disturbed()).toEqual({ now: NIGHT, people: 1, phones: 1, sms: 0, already: 0 });
		await look((tx) => tx.update(guardian).set({ metAt: null }));
		expect(await disturbed({ pupilId: here.pupilId })).toMatchObject({ phones: 0, sms: 1 });
		expect(await disturbed({ divisionId: here.divisionId })).toMatchObject({ people: 1 });
		expect(await disturbed({ divisionId: here.schoolId })).toMatchObject({ people: 0 });
		await setSchool({ deliverySettings: {} });
		expect(await disturbed()).toMatchObject({ sms: null });
	});

	test('the count begins again on 1 September of the school’s wall clock', async () => {
		const at = (iso: string) => ({
			at: new Date(iso),
			schoolId: here.schoolId,
			action: 'item.urgent'
		});
		await look((tx) =>
			tx
				.insert(journal)
				.values([
					at('2026-08-31T23:59:59+02:00'),
					at('2026-09-01T00:00:00+02:00'),
					at('2026-11-01T22:00:00+01:00'),
					{ ...at('2026-11-02T22:00:00+01:00'), action: 'sending.stopped' }
				])
		);
		expect(await disturbed()).toMatchObject({ already: 2 });
		expect((await readHours(app, here.staff)).urgent).toBe(2);
	});
});
