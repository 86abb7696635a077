import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SmsAnswer } from '../../src/lib/domain/sms/sms-gateway';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { account } from '../../src/lib/server/db/schema/account';
import { guardian, school } from '../../src/lib/server/db/schema/directory';
import { notice, sms, smsMonth, smsPart, smsStop } from '../../src/lib/server/db/schema/reach';
import { journal } from '../../src/lib/server/db/schema/staff';
import { readSmsAccount } from '../../src/lib/server/sms/read-account';
import { settleSmsAccount } from '../../src/lib/server/sms/settle-account';
import { queueSms, type SmsOrder } from '../../src/lib/server/sms/queue-sms';
import { sendDueSms } from '../../src/lib/server/sms/send-due-sms';
import { takeReply } from '../../src/lib/server/sms/take-reply';
import { takeReport } from '../../src/lib/server/sms/take-report';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { fakeSms } from '../support/fake-sms';
import { testApp, type TestApp } from '../support/test-app';

const THURSDAY_10 = new Date('2026-09-10T08:00:00Z'); // 10:00 in Paris
const CLOSING = new Date('2026-09-10T18:00:00Z'); // 20:00 in Paris
const FRIDAY_7 = new Date('2026-09-11T05:00:00Z');
const PHONE = '+33639980101';

const gateway = fakeSms();
let app: TestApp;
let story: SchoolStory;
let now = THURSDAY_10;

beforeAll(async () => {
	app = await testApp({ now: THURSDAY_10, sms: gateway });
});
afterAll(() => app?.close());

beforeEach(async () => {
	await app.db.empty();
	gateway.sent.length = 0;
	gateway.answer = null;
	setNow(THURSDAY_10);
	story = await schoolStory(app.db, { now });
	await settle({ monthlyBudgetCents: 1_000 });
});

function setNow(instant: Date | string) {
	now = new Date(instant);
	app.setNow(now);
}
const asSystem = <T>(work: Parameters<TestApp['db']['transaction']>[1]) =>
	app.db.transaction(SYSTEM, work) as Promise<T>;

function settle(of: { monthlyBudgetCents?: number; isOn?: boolean }) {
	return app.db.transaction(SYSTEM, (tx) =>
		tx.update(school).set({ deliverySettings: { sms: { isOn: true, ...of } } })
	);
}
function queue(given: Partial<SmsOrder> = {}) {
	return app.db.transaction(SYSTEM, (tx) =>
		queueSms(app, tx, {
			schoolId: story.schoolId,
			guardianId: story.guardianId,
			phone: PHONE,
			locale: 'fr',
			kind: 'absence',
			path: '/absences/1',
			at: now,
			isUrgent: false,
			...given
		})
	);
}
async function queued(given: Partial<SmsOrder> = {}): Promise<string> {
	const result = await queue(given);
	if (!result.ok) throw new Error(result.error.code);
	return result.value.smsId;
}
const messages = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(sms));
const one = async (id: string) =>
	(await app.db.transaction(SYSTEM, (tx) => tx.select().from(sms).where(eq(sms.id, id))))[0]!;
const month = async () => (await app.db.transaction(SYSTEM, (tx) => tx.select().from(smsMonth)))[0];
const actions = async () =>
	(await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal))).map((row) => row.action);
/** Segments spent before, so that the budget stands at a chosen share. */
const spent = (costMillieuros: number, ofMonth = '2026-09') =>
	app.db.transaction(SYSTEM, (tx) =>
		tx
			.insert(smsMonth)
			.values({ schoolId: story.schoolId, month: ofMonth, segments: 0, costMillieuros })
	);
/** The ladder of one absence, at the rung of the message. */
async function climbing(smsId: string): Promise<string> {
	const { itemId, versionId } = await storyItem(app.db, story, {
		kind: 'absence',
		content: {},
		now
	});
	const [row] = await app.db.transaction(SYSTEM, (tx) =>
		tx
			.insert(notice)
			.values({
				schoolId: story.schoolId,
				itemId,
				itemVersionId: versionId,
				guardianId: story.guardianId,
				step: 'sms',
				smsId,
				openedAt: now
			})
			.returning()
	);
	return row!.id;
}
const noticed = async (id: string) =>
	(await app.db.transaction(SYSTEM, (tx) => tx.select().from(notice).where(eq(notice.id, id))))[0]!;
async function drain() {
	while ((await sendDueSms(app)) > 0);
}

describe('a short message, from the queue to the telephone', () => {
	it('leaves with the words of the family, and a validity that ends with the window', async () => {
		const id = await queued();
		await drain();
		expect(gateway.sent).toHaveLength(1);
		const [sent] = gateway.sent;
		expect(sent).toMatchObject({ reference: id, to: PHONE });
		expect(sent!.validUntil.getTime()).toBeLessThanOrEqual(CLOSING.getTime());
		expect(sent!.validSeconds).toBe(36_000 - 15);
		const row = await one(id);
		expect(sent!.text).toContain(`http://localhost:3000/n/${row.code}`);
		expect(sent!.text).not.toMatch(/Inès|ESSAI|Amina/);
		expect(row).toMatchObject({
			state: 'sent',
			attempts: 1,
			segments: 1,
			costMillieuros: 84,
			gateway: 'fake',
			gatewayId: 'id-1',
			leaseUntil: null,
			validUntil: sent!.validUntil
		});
		expect(await month()).toMatchObject({ month: '2026-09', segments: 1, costMillieuros: 84 });
	});

	it('waits for the opening in a closed period', async () => {
		setNow(CLOSING);
		const id = await queued();
		await drain();
		expect(gateway.sent).toEqual([]);
		expect((await one(id)).nextAttemptAt).toEqual(FRIDAY_7);
		setNow(FRIDAY_7);
		await drain();
		expect(gateway.sent).toHaveLength(1);
	});

	it('waits when too little of the window is left for a network', async () => {
		setNow(new Date(CLOSING.getTime() - 60_000));
		await queued();
		await drain();
		expect(gateway.sent).toEqual([]);
	});

	it("keeps to the family's own hours, in both ways", async () => {
		await asSystem((tx) =>
			tx.update(account).set({ ownHours: { opens: '12:00', closes: '18:00' } })
		);
		const id = await queued();
		await drain();
		expect((await one(id)).nextAttemptAt).toEqual(new Date('2026-09-10T10:00:00Z'));
		setNow('2026-09-10T10:00:00Z');
		await drain();
		expect(gateway.sent[0]!.validUntil.getTime()).toBeLessThan(Date.parse('2026-09-10T16:00:00Z'));
	});

	it('leaves in a closed period when it is urgent, for four hours', async () => {
		setNow('2026-09-10T21:00:00Z');
		await queued({ isUrgent: true });
		await drain();
		expect(gateway.sent[0]?.validSeconds).toBe(14_400);
	});

	it('does not leave a school that stopped sending', async () => {
		const id = await queued({ isUrgent: true });
		await asSystem((tx) => tx.update(school).set({ sendingStoppedAt: now }));
		await drain();
		expect(gateway.sent).toEqual([]);
		expect(await one(id)).toMatchObject({ state: 'waiting', leaseUntil: null });
		expect((await one(id)).nextAttemptAt.getUTCFullYear()).toBe(9999);
	});

	it.each([
		['left', { leftAt: THURSDAY_10 }],
		['no longer agrees', { acceptsSms: false }],
		['has another number', { mobile: '+33639980102' }]
	])('is void when the guardian %s', async (_name, change) => {
		const id = await queued();
		await asSystem((tx) => tx.update(guardian).set(change));
		await drain();
		expect(gateway.sent).toEqual([]);
		expect((await one(id)).state).toBe('void');
		expect(await month()).toBeUndefined();
	});

	it('is void when what it tells of was seen meanwhile', async () => {
		const id = await queued();
		const ladder = await climbing(id);
		await asSystem((tx) => tx.update(notice).set({ step: 'reached' }).where(eq(notice.id, ladder)));
		await drain();
		expect((await one(id)).state).toBe('void');
	});
});

describe('what a gateway answers', () => {
	const answered = async (answer: SmsAnswer) => {
		const id = await queued();
		const ladder = await climbing(id);
		gateway.answer = answer;
		await drain();
		return { row: await one(id), ladder: await noticed(ladder) };
	};

	it('refused for good: the ladder looks again at once, and nothing is paid', async () => {
		const { row, ladder } = await answered({
			kind: 'refused',
			reason: 'no such number',
			isPermanent: true
		});
		expect(row).toMatchObject({ state: 'failed', lastError: 'no such number' });
		expect(ladder).toMatchObject({ step: 'sms', nextStepAt: now });
		expect(await month()).toMatchObject({ segments: 0, costMillieuros: 0 });
	});

	it('throttled: later, not paid', async () => {
		const { row, ladder } = await answered({ kind: 'throttled', retryAfter: 20_000 });
		expect(row).toMatchObject({ state: 'waiting', attempts: 1, leaseUntil: null });
		expect(row.nextAttemptAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(20_000);
		expect(ladder.nextStepAt).toBe(null);
		expect(await month()).toMatchObject({ costMillieuros: 0 });
	});

	it('silence after it was handed over: later, and paid, since it may have left', async () => {
		const { row } = await answered({ kind: 'no-answer', reason: 'timeout', mayHaveLeft: true });
		expect(row.state).toBe('waiting');
		expect(await month()).toMatchObject({ costMillieuros: 84 });
	});

	it('is left alone when it is silent for all: the rest is given back untried', async () => {
		for (let n = 0; n < 30; n += 1) await queued();
		gateway.answer = { kind: 'no-answer', reason: 'timeout', mayHaveLeft: false };
		await sendDueSms(app);
		expect(gateway.sent.length).toBeLessThan(21);
		const rows = await messages();
		expect(rows.every((row) => row.state === 'waiting' && row.leaseUntil === null)).toBe(true);
		expect(rows.filter((row) => row.attempts === 0).length).toBeGreaterThanOrEqual(10);
		expect(await month()).toMatchObject({ costMillieuros: 0, segments: 0 });
	});

	it('nothing at all, the process died: the lease ends and it is sent again', async () => {
		const id = await queued();
		gateway.answer = () => Promise.reject(new Error('killed'));
		await expect(sendDueSms(app)).rejects.toThrow('killed');
		expect((await one(id)).state).toBe('waiting');
		gateway.answer = null;
		await drain();
		expect(gateway.sent).toHaveLength(1);
		setNow(new Date(now.getTime() + 300_001));
		await drain();
		expect(gateway.sent).toHaveLength(2);
		expect((await one(id)).state).toBe('sent');
	});
});

it('a clock that was ahead when the process died does not hold a message', async () => {
	const id = await queued();
	await asSystem((tx) =>
		tx.update(sms).set({ leaseUntil: new Date(now.getTime() + 2 * 3_600_000) })
	);
	await drain();
	expect((await one(id)).state).toBe('sent');
});

describe('the budget of a month', () => {
	it('is looked at before a message is queued, with all that waits', async () => {
		await spent(10_000 - 84);
		await queued();
		expect(await queue()).toEqual({ ok: false, error: { code: 'no-budget' } });
		expect(await queue()).toEqual({ ok: false, error: { code: 'no-budget' } });
		expect((await actions()).filter((one) => one === 'sms.budget-exhausted')).toHaveLength(1);
		expect((await month())?.exhaustedAt).toEqual(now);
	});

	it('says nothing at 79 %', async () => {
		await spent(7_900 - 84);
		await queued();
		await drain();
		expect(await month()).toMatchObject({ costMillieuros: 7_900, alertedAt: null });
		expect(await actions()).toEqual([]);
	});

	it('warns once at 80 %', async () => {
		await spent(8_000 - 84);
		await queued();
		await queued();
		await drain();
		expect(await month()).toMatchObject({ alertedAt: now, exhaustedAt: null });
		expect(await actions()).toEqual(['sms.budget-alert']);
	});

	it('stops at 100 %, and the ladder takes over', async () => {
		await spent(10_000 - 84);
		const id = await queued();
		const ladder = await climbing(id);
		await asSystem((tx) => tx.update(smsMonth).set({ costMillieuros: 10_000 - 83 }));
		await drain();
		expect(gateway.sent).toEqual([]);
		expect(await one(id)).toMatchObject({ state: 'failed', lastError: 'no-budget' });
		expect((await noticed(ladder)).nextStepAt).toEqual(now);
		expect(await actions()).toContain('sms.budget-exhausted');
	});

	it("begins again with the month of the school's wall clock", async () => {
		setNow('2026-09-30T08:00:00Z');
		await spent(10_000);
		expect((await queue()).ok).toBe(false);
		setNow('2026-10-01T05:00:00Z');
		await queued();
		await drain();
		expect(gateway.sent).toHaveLength(1);
		const months = await app.db.transaction(SYSTEM, (tx) => tx.select().from(smsMonth));
		expect(months.map((row) => [row.month, row.costMillieuros]).sort()).toEqual([
			['2026-09', 10_000],
			['2026-10', 84]
		]);
	});

	it('of a school that switched short messages off is not touched', async () => {
		await settle({ isOn: false });
		expect(await queue()).toEqual({ ok: false, error: { code: 'no-gateway' } });
	});

	it('is not spent on a number that cannot be one', async () => {
		expect(await queue({ phone: '+33139980101' })).toEqual({
			ok: false,
			error: { code: 'unusable-number' }
		});
	});
});

describe('reports', () => {
	const sentOne = async () => {
		const id = await queued();
		const ladder = await climbing(id);
		await drain();
		return { id, ladder };
	};

	it.each([
		['delivered', 'delivered', 'reached'],
		['failed', 'failed', 'sms'],
		['expired', 'expired', 'sms'],
		['pending', 'sent', 'sms']
	] as const)('%s', async (outcome, state, step) => {
		const { id, ladder } = await sentOne();
		await takeReport(app, 'fake', { id: 'id-1', outcome });
		expect((await one(id)).state).toBe(state);
		expect((await noticed(ladder)).step).toBe(step);
		if (outcome !== 'pending' && outcome !== 'delivered') {
			expect((await noticed(ladder)).nextStepAt).toEqual(now);
		}
	});

	it('told before the answer that names the message', async () => {
		const id = await queued();
		await takeReport(app, 'fake', { id: 'id-1', outcome: 'delivered' });
		expect((await one(id)).state).toBe('waiting');
		await drain();
		expect((await one(id)).state).toBe('delivered');
	});

	it('told twice, and out of order: a delivery is believed, once', async () => {
		const { id, ladder } = await sentOne();
		await takeReport(app, 'fake', { id: 'id-1', outcome: 'failed' });
		await takeReport(app, 'fake', { id: 'id-1', outcome: 'delivered' });
		const at = now;
		setNow(new Date(now.getTime() + 60_000));
		await takeReport(app, 'fake', { id: 'id-1', outcome: 'delivered' });
		await takeReport(app, 'fake', { id: 'id-1', outcome: 'failed' });
		expect(await one(id)).toMatchObject({ state: 'delivered', deliveredAt: at });
		expect(await noticed(ladder)).toMatchObject({ step: 'reached', reachedAt: at });
	});

	it('of several parts: delivered once all are', async () => {
		gateway.answer = { kind: 'accepted', ids: ['a', 'b'] };
		const { id } = await sentOne();
		await takeReport(app, 'fake', { id: 'b', outcome: 'delivered' });
		expect((await one(id)).state).toBe('sent');
		await Promise.all([
			takeReport(app, 'fake', { id: 'a', outcome: 'delivered' }),
			takeReport(app, 'fake', { id: 'b', outcome: 'delivered' })
		]);
		expect((await one(id)).state).toBe('delivered');
	});

	it('of a message that is not ours wait a day, and are forgotten', async () => {
		await takeReport(app, 'fake', { id: 'nobody', outcome: 'delivered' });
		await takeReport(app, 'another', { id: 'id-1', outcome: 'failed' });
		const parts = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(smsPart));
		expect(await parts()).toHaveLength(2);
		const { id } = await sentOne();
		expect((await one(id)).state).toBe('sent');
		setNow(new Date(now.getTime() + 86_400_001));
		await takeReport(app, 'fake', { id: 'id-1', outcome: 'delivered' });
		expect((await parts()).map((part) => part.gatewayId)).toEqual(['id-1']);
	});

	it('that never come: expired some time after the window, and a person takes over', async () => {
		const { id, ladder } = await sentOne();
		setNow(CLOSING);
		await drain();
		expect((await one(id)).state).toBe('sent');
		setNow(new Date(CLOSING.getTime() + 16 * 60_000));
		await drain();
		expect((await one(id)).state).toBe('expired');
		expect((await noticed(ladder)).nextStepAt).toEqual(now);
	});
});

describe('STOP and START', () => {
	it('STOP holds for the number: what waits is not sent, the journal has no number', async () => {
		const id = await queued();
		const ladder = await climbing(id);
		await takeReply(app, 'fake', { from: '33639980101', text: ' stop ' });
		await takeReply(app, 'fake', { from: PHONE, text: 'STOP' });
		await drain();
		expect(gateway.sent).toEqual([]);
		expect(await one(id)).toMatchObject({ state: 'failed', lastError: 'stopped' });
		expect((await noticed(ladder)).nextStepAt).toEqual(now);
		expect(await queue()).toEqual({ ok: false, error: { code: 'stopped' } });
		const lines = await app.db.transaction(SYSTEM, (tx) => tx.select().from(journal));
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatchObject({ action: 'sms.stopped', subject: story.guardianId });
		expect(JSON.stringify(lines)).not.toContain('639980101');
	});

	it('a STOP that comes while a message is on its way out holds it back', async () => {
		const first = await queued();
		gateway.answer = async () => {
			await takeReply(app, 'fake', { from: PHONE, text: 'STOP' });
			return { kind: 'refused', reason: 'busy', isPermanent: false };
		};
		await sendDueSms(app);
		gateway.answer = null;
		setNow(new Date(now.getTime() + 60_000));
		await drain();
		expect(gateway.sent).toHaveLength(1);
		expect(await one(first)).toMatchObject({ state: 'failed', lastError: 'stopped' });
	});

	it('START takes it back', async () => {
		await takeReply(app, 'fake', { from: '0639980101', text: 'Arrêt' });
		await takeReply(app, 'fake', { from: PHONE, text: 'start' });
		await takeReply(app, 'fake', { from: PHONE, text: 'start' });
		expect(await app.db.transaction(SYSTEM, (tx) => tx.select().from(smsStop))).toEqual([]);
		await queued();
		await drain();
		expect(gateway.sent).toHaveLength(1);
		expect(await actions()).toEqual(['sms.stopped', 'sms.started']);
	});

	it('anything else changes nothing', async () => {
		await takeReply(app, 'fake', { from: PHONE, text: 'Stop, mon fils est malade' });
		await takeReply(app, 'fake', { from: 'Ecole', text: 'STOP' });
		expect(await app.db.transaction(SYSTEM, (tx) => tx.select().from(smsStop))).toEqual([]);
	});
});

describe('the account of a school', () => {
	const head = () => ({ ...story.staff, roles: ['head' as const] });

	it('is settled by the head, read with what the month cost, and written to the journal', async () => {
		await spent(8_400);
		await asSystem((tx) => tx.update(smsMonth).set({ exhaustedAt: now }));
		expect(await readSmsAccount(app, head())).toMatchObject({ state: 'over', spent: 8_400 });
		const settled = await settleSmsAccount(app, head(), { isOn: true, budget: 1_000 });
		expect(settled.ok).toBe(true);
		expect(await readSmsAccount(app, head())).toMatchObject({
			hasGateway: true,
			isOn: true,
			budgetCents: 1_000,
			month: '2026-09',
			segmentPrice: 84,
			state: 'near'
		});
		expect(await actions()).toEqual(['sms.settled']);
	});

	it('keeps what else the school settled', async () => {
		await asSystem((tx) => tx.update(school).set({ deliverySettings: { spreadMinutes: 30 } }));
		await settleSmsAccount(app, head(), { isOn: false, budget: 0 });
		const [row] = await app.db.transaction(SYSTEM, (tx) => tx.select().from(school));
		expect(row!.deliverySettings).toEqual({
			spreadMinutes: 30,
			sms: { isOn: false, monthlyBudgetCents: 0 }
		});
	});

	it('is not for anybody else', async () => {
		const teacher = { ...story.staff, roles: ['teacher' as const] };
		expect(await settleSmsAccount(app, teacher, { isOn: true, budget: 1 })).toEqual({
			ok: false,
			error: { code: 'sms.not-allowed' }
		});
	});
});
