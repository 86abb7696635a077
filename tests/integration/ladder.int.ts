import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../src/lib/domain/shared/result';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import type { Tx } from '../../src/lib/server/db/client';
import { account, pushSubscription } from '../../src/lib/server/db/schema/account';
import { guardian, guardianship, school } from '../../src/lib/server/db/schema/directory';
import { delivery, item, itemVersion } from '../../src/lib/server/db/schema/item';
import { notice, sms } from '../../src/lib/server/db/schema/reach';
import { recordDisplayed } from '../../src/lib/server/delivery/record-displayed';
import { readHome } from '../../src/lib/server/home/read-home';
import { climbDue } from '../../src/lib/server/ladder/climb-due';
import { settleNotices } from '../../src/lib/server/ladder/settle-notices';
import { openNotices } from '../../src/lib/server/ladder/open-notices';
import { replanAccount } from '../../src/lib/server/release/replan-held';
import type { queueSms, SmsOrder, SmsRefusal } from '../../src/lib/server/sms/queue-sms';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

/** A Tuesday in winter: Paris is an hour ahead. */
const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00+01:00`);
const ABSENCE = {
	startsAt: at('08:00').toISOString(),
	endsAt: at('12:00').toISOString()
};
const CONTENT: Record<string, object> = {
	absence: ABSENCE,
	lateness: { at: at('08:10').toISOString(), minutes: 10 },
	message: { subject: 'Sortie', text: 'Jeudi.', author: 'Mme Roy' }
};

let app: TestApp;
let story: SchoolStory;
let orders: SmsOrder[];
let refusal: SmsRefusal['code'] | null;

/** Stands in for the queue of short messages: keeps what it is asked for, or refuses it. */
const queue: typeof queueSms = async (_app, tx, order) => {
	orders.push(order);
	if (refusal) return refuse({ code: refusal });
	const [row] = await tx
		.insert(sms)
		.values({
			...{ schoolId: order.schoolId, guardianId: order.guardianId, phone: order.phone },
			...{ locale: order.locale, path: order.path, nextAttemptAt: order.at, state: 'waiting' },
			...{ text: '…', encoding: 'ucs-2', segments: 1, costMillieuros: 84 },
			code: crypto.randomUUID()
		})
		.returning();
	return { ok: true, value: { smsId: row!.id } };
};
const look = (now: Date) => {
	app.setNow(now);
	return climbDue(app, queue);
};

beforeAll(async () => {
	app = await testApp({ now: at('09:00') });
});
afterAll(() => app?.close());

beforeEach(async () => {
	await app.db.empty();
	app.setNow(at('09:00'));
	orders = [];
	refusal = null;
	story = await schoolStory(app.db, { now: at('09:00') });
});

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => app.db.transaction(SYSTEM, work);
const notices = () => asSystem((tx) => tx.select().from(notice).orderBy(notice.openedAt));
const only = async () => (await notices())[0]!;
const setGuardian = (values: Partial<typeof guardian.$inferInsert>) =>
	asSystem((tx) => tx.update(guardian).set(values));

/** Says something at nine: its ladder stands, and a phone is being told when there is one. */
async function say(
	kind = 'absence',
	{ isTold = false, urgentReason = null as string | null } = {}
) {
	const said = await storyItem(app.db, story, {
		kind,
		content: CONTENT[kind]!,
		now: at('09:00')
	});
	await asSystem(async (tx) => {
		await tx.update(itemVersion).set({ announcedAt: at('09:00'), urgentReason });
		await openNotices(tx, [said.versionId], at('09:00'));
		if (!isTold) return;
		const [phone] = await tx
			.insert(pushSubscription)
			.values({
				...{ accountId: story.accountId, sessionId: story.family.sessionId },
				...{ endpoint: `https://push.example.org/${said.versionId}`, p256dh: 'x', auth: 'x' },
				createdAt: at('09:00')
			})
			.returning();
		await tx.insert(delivery).values({
			...{ schoolId: story.schoolId, itemVersionId: said.versionId },
			...{ accountId: story.accountId, subscriptionId: phone!.id },
			...{ state: 'sent', sentAt: at('09:00'), nextAttemptAt: at('09:00') }
		});
	});
	return said;
}

describe('what a family asked in its diagnosis', () => {
	it('a short message leaves with the notification; refused, the notification keeps its delay', async () => {
		await setGuardian({ bestChannel: 'sms' });
		await say('message', { isTold: true });
		await look(at('09:00'));
		expect(orders).toHaveLength(1);
		expect(await only()).toMatchObject({ step: 'sms' });
		await app.db.empty();
		story = await schoolStory(app.db, { now: at('09:00') });
		await setGuardian({ bestChannel: 'sms' });
		await say('absence', { isTold: true });
		refusal = 'no-budget';
		await look(at('09:00'));
		expect(await only()).toMatchObject({ step: 'push', nextStepAt: at('09:45') });
		await look(at('09:45'));
		expect(await only()).toMatchObject({ step: 'call', toCallReason: 'no-budget' });
	});

	it('a person calls at once: a screen that lit up ends nothing, opening it does', async () => {
		await setGuardian({ bestChannel: 'call' });
		await say('absence', { isTold: true });
		await look(at('09:00'));
		expect(orders).toEqual([]);
		expect(await only()).toMatchObject({ step: 'call', toCallReason: 'asked' });
		const [sent] = await asSystem((tx) => tx.select().from(delivery));
		await recordDisplayed(app, story.family, sent!.id);
		expect((await only()).step).toBe('call');
		await readHome(app, story.family);
		expect(await only()).toMatchObject({ step: 'reached', reachedThrough: 'seen' });
	});

	it('a message on paper is among the letters at once', async () => {
		await setGuardian({ bestChannel: 'paper' });
		await say('message');
		await look(at('09:00'));
		expect(await only()).toMatchObject({
			...{ step: 'paper', toCallReason: 'asked', nextStepAt: null },
			toCallSince: at('09:00')
		});
	});
});

describe('with a phone that is told', () => {
	it('a sign is waited for, then a short message goes, in the language of the family', async () => {
		const { itemId } = await say('absence', { isTold: true });
		await look(at('09:00'));
		expect(await only()).toMatchObject({ step: 'push', nextStepAt: at('09:45') });
		expect(await look(at('09:44'))).toBe(0);
		await look(at('09:45'));
		expect(orders).toEqual([
			{
				...{ schoolId: story.schoolId, guardianId: story.guardianId, phone: '+33639980101' },
				...{ locale: 'ar', kind: 'absence', path: `/absences/${itemId}`, at: at('09:45') },
				isUrgent: false
			}
		]);
		expect(await only()).toMatchObject({ step: 'sms', nextStepAt: at('10:45') });
		expect((await only()).smsId).not.toBeNull();
	});

	it('nothing climbs once the phone showed it', async () => {
		await say('absence', { isTold: true });
		const [sent] = await asSystem((tx) => tx.select().from(delivery));
		app.setNow(at('09:10'));
		await recordDisplayed(app, story.family, sent!.id);
		expect(await only()).toMatchObject({
			...{ step: 'reached', reachedThrough: 'displayed' },
			...{ reachedAt: at('09:10'), nextStepAt: null }
		});
		expect(await look(at('09:45'))).toBe(0);
	});

	it('a receipt that the ladder was not told of is found at its next look', async () => {
		await say('absence', { isTold: true });
		await asSystem((tx) => tx.update(delivery).set({ displayedAt: at('09:20') }));
		await look(at('09:45'));
		expect(await only()).toMatchObject({
			...{ step: 'reached', reachedThrough: 'displayed' },
			reachedAt: at('09:20')
		});
		expect(orders).toEqual([]);
	});
});

describe('without a phone to push to', () => {
	it('the short message goes at once', async () => {
		await say();
		await look(at('09:00'));
		expect(orders).toHaveLength(1);
	});

	it('is written in the language of her letters to who never connected, in French when nobody asked', async () => {
		await setGuardian({ accountId: null, letterLocale: 'uk' });
		await say();
		await look(at('09:00'));
		await setGuardian({ letterLocale: null });
		await say();
		await look(at('09:00'));
		expect(orders.map((order) => order.locale)).toEqual(['uk', 'fr']);
	});

	it.each([
		['no-phone', { mobile: null }],
		['no-consent', { acceptsSms: false }]
	])('somebody calls: %s', async (reason, values) => {
		await setGuardian(values);
		await say();
		await look(at('09:00'));
		expect(orders).toEqual([]);
		expect(await only()).toMatchObject({
			...{ step: 'call', toCallReason: reason },
			...{ toCallSince: at('09:00'), nextStepAt: null }
		});
	});

	it.each(['no-gateway', 'stopped', 'no-budget', 'unusable-number'] as const)(
		'somebody calls where no short message may go: %s',
		async (code) => {
			refusal = code;
			await say();
			await look(at('09:00'));
			expect(await only()).toMatchObject({ step: 'call', toCallReason: code, smsId: null });
		}
	);

	it('the real queue refuses where the school sends no short messages', async () => {
		await say();
		await climbDue(app);
		expect(await only()).toMatchObject({ step: 'call', toCallReason: 'no-gateway' });
	});
});

describe('after a short message', () => {
	const setSms = (values: Partial<typeof sms.$inferInsert>) =>
		asSystem((tx) => tx.update(sms).set(values));

	it.each(['failed', 'expired'] as const)('%s: somebody calls', async (state) => {
		await say();
		await look(at('09:00'));
		await setSms({ state });
		const { smsId } = await only();
		await asSystem((tx) => settleNotices(tx, smsId!, state, at('09:02')));
		await look(at('09:02'));
		expect(await only()).toMatchObject({ step: 'call', toCallReason: state });
	});

	it('without a report: somebody calls after the delay', async () => {
		await say();
		await look(at('09:00'));
		await setSms({ state: 'sent', attempts: 1, sentAt: at('09:00') });
		expect(await look(at('09:59'))).toBe(0);
		await look(at('10:00'));
		expect(await only()).toMatchObject({ step: 'call', toCallReason: 'no-report' });
	});

	it('that the budget stopped at the last moment: the list says so', async () => {
		await say();
		await look(at('09:00'));
		await setSms({ state: 'failed', lastError: 'no-budget' });
		const { smsId } = await only();
		await asSystem((tx) => settleNotices(tx, smsId!, 'failed', at('09:02')));
		await look(at('09:02'));
		expect(await only()).toMatchObject({ step: 'call', toCallReason: 'no-budget' });
	});

	it('delivered: it is over', async () => {
		await say();
		await look(at('09:00'));
		const { smsId } = await only();
		await asSystem((tx) => settleNotices(tx, smsId!, 'delivered', at('09:02')));
		expect(await look(at('12:00'))).toBe(0);
		expect(await only()).toMatchObject({ step: 'reached', reachedThrough: 'sms' });
	});
});

describe('several things for one person', () => {
	it('climb to one short message', async () => {
		await say('absence');
		await say('lateness');
		await say('message');
		await look(at('09:00'));
		expect(orders).toMatchObject([{ kind: 'several', path: '/' }]);
		expect(new Set((await notices()).map((one) => one.smsId)).size).toBe(1);
		expect((await notices()).map((one) => one.step)).toEqual(['sms', 'sms', 'sms']);
		// Each waits for its report as long as its own kind does.
		expect((await notices()).map((one) => one.nextStepAt?.toISOString()).sort()).toEqual([
			at('10:00').toISOString(),
			at('13:00').toISOString(),
			at('09:00', '2026-11-26').toISOString()
		]);
	});

	it('are one message too when several processes look at once', async () => {
		await say('absence');
		await say('message');
		app.setNow(at('09:00'));
		await Promise.all([1, 2, 3, 4].map(() => climbDue(app, queue)));
		while ((await climbDue(app, queue)) > 0);
		expect(orders).toHaveLength(1);
		expect((await notices()).map((one) => one.step)).toEqual(['sms', 'sms']);
	});

	it('delivered, informs her of all of them', async () => {
		await say('absence');
		await say('message');
		await look(at('09:00'));
		const { smsId } = await only();
		await asSystem((tx) => settleNotices(tx, smsId!, 'delivered', at('09:02')));
		expect((await notices()).map((one) => one.step)).toEqual(['reached', 'reached']);
	});

	it('are two messages for two persons', async () => {
		await asSystem(async (tx) => {
			const [samir] = await tx
				.insert(guardian)
				.values({
					...{ schoolId: story.schoolId, sourceId: 'samir', firstName: 'Samir' },
					...{ lastName: 'ESSAI', mobile: '+33639980102', acceptsSms: true }
				})
				.returning();
			await tx.insert(guardianship).values({
				...{ schoolId: story.schoolId, pupilId: story.pupilId, guardianId: samir!.id },
				...{ kinship: '20', responsibility: 1, hasAccess: true }
			});
		});
		await say('absence');
		await look(at('09:00'));
		expect(orders.map((order) => order.phone).sort()).toEqual(['+33639980101', '+33639980102']);
	});
});

describe('hours', () => {
	it('a delay that ends in a closed period waits for the opening', async () => {
		await say('absence', { isTold: true });
		await asSystem((tx) => tx.update(delivery).set({ sentAt: at('19:30') }));
		await look(at('19:30'));
		await look(at('20:15'));
		expect(await only()).toMatchObject({
			step: 'push',
			nextStepAt: at('07:00', '2026-11-25')
		});
		await look(at('07:00', '2026-11-25'));
		expect(orders).toHaveLength(1);
	});

	it("a family's own hours are waited for", async () => {
		await asSystem((tx) =>
			tx.update(account).set({ ownHours: { opens: '12:00', closes: '20:00' } })
		);
		await say();
		await look(at('09:00'));
		expect(orders).toEqual([]);
		await look(at('12:00'));
		expect(orders).toHaveLength(1);
	});

	it("a family's own hours that change are looked at again at once", async () => {
		await asSystem((tx) =>
			tx.update(account).set({ ownHours: { opens: '12:00', closes: '20:00' } })
		);
		await say();
		await look(at('09:00'));
		await asSystem(async (tx) => {
			await tx.update(account).set({ ownHours: null });
			await replanAccount(app, tx, story.accountId, at('09:30'));
		});
		await look(at('09:30'));
		expect(orders).toHaveLength(1);
	});

	it('own hours that cannot be read disturb nobody', async () => {
		await asSystem((tx) => tx.update(account).set({ ownHours: { opens: 'noon' } }));
		await say();
		await look(at('09:00'));
		expect(orders).toEqual([]);
		expect(await only()).toMatchObject({ step: 'push', nextStepAt: at('10:00') });
	});

	it('what is urgent waits for no opening', async () => {
		await say('message', { urgentReason: 'Alerte' });
		await look(at('22:00'));
		expect(orders).toMatchObject([{ isUrgent: true }]);
	});
});

describe('a school that stopped sending', () => {
	const setStopped = (sendingStoppedAt: Date | null) =>
		asSystem((tx) => tx.update(school).set({ sendingStoppedAt }));

	it('climbs nowhere until it begins again', async () => {
		await say();
		await setStopped(at('09:00'));
		expect(await look(at('10:00'))).toBe(0);
		expect(await only()).toMatchObject({ step: 'push' });
		await setStopped(null);
		await look(at('10:01'));
		expect(orders).toHaveLength(1);
	});

	it('does not keep another one from climbing', async () => {
		await say();
		await setStopped(at('09:00'));
		story = await schoolStory(app.db, { now: at('09:00') });
		await say();
		await look(at('10:00'));
		expect(orders).toMatchObject([{ schoolId: story.schoolId }]);
	});
});

describe('what is over is void', () => {
	it.each([
		['withdrawn', (tx: Tx) => tx.update(itemVersion).set({ withdrawnAt: at('09:05') })],
		['recalled', (tx: Tx) => tx.update(item).set({ recalledAt: at('09:05') })],
		['of somebody who left', (tx: Tx) => tx.update(guardian).set({ leftAt: at('09:05') })],
		['hers no more', (tx: Tx) => tx.update(guardianship).set({ hasAccess: false })],
		[
			'replaced by a newer version',
			async (tx: Tx) => {
				const [first] = await tx.select().from(itemVersion);
				const { id: _, ...rest } = first!;
				await tx.insert(itemVersion).values({ ...rest, number: 2, change: 'change' });
			}
		]
	])('%s', async (_what, change) => {
		await say('absence');
		await asSystem<unknown>((tx) => change(tx));
		await look(at('09:10'));
		expect(orders).toEqual([]);
		expect(await only()).toMatchObject({ step: 'void', nextStepAt: null });
	});
});

describe('whoever sees it, however late', () => {
	it('leaves the list of those to call', async () => {
		await setGuardian({ mobile: null });
		await say();
		await look(at('09:00'));
		expect(await only()).toMatchObject({ step: 'call' });
		app.setNow(at('09:30'));
		await readHome(app, story.family);
		expect(await only()).toMatchObject({
			...{ step: 'reached', reachedThrough: 'seen', reachedAt: at('09:30') }
		});
	});

	it('closes a newer version too, though she had seen the first', async () => {
		const { itemId } = await say();
		await readHome(app, story.family);
		const [second] = await asSystem(async (tx) => {
			const [first] = await tx.select().from(itemVersion);
			const { id: _, ...rest } = first!;
			return tx
				.insert(itemVersion)
				.values({ ...rest, number: 2, change: 'change', releasedAt: at('10:00') })
				.returning();
		});
		await asSystem((tx) => openNotices(tx, [second!.id], at('10:00')));
		const latest = async () => (await notices()).find((one) => one.itemVersionId === second!.id);
		expect(await latest()).toMatchObject({ step: 'push', itemId });
		app.setNow(at('10:05'));
		await readHome(app, story.family);
		expect(await latest()).toMatchObject({ step: 'reached', reachedAt: at('10:05') });
	});

	it('has seen what her home shows, not what it keeps for the list', async () => {
		for (let n = 0; n < 4; n += 1) await say('message');
		const { cards } = await readHome(app, story.family);
		const reached = (await notices()).filter((one) => one.step === 'reached');
		expect(cards).toHaveLength(3);
		expect(reached.map((one) => one.itemId).sort()).toEqual(
			cards.map((card) => card.itemId).sort()
		);
	});

	it('closes nothing of anybody else', async () => {
		await say();
		const other = await schoolStory(app.db, { now: at('09:00') });
		await readHome(app, other.family);
		await asSystem(async (tx) => {
			const [sent] = await tx.select().from(notice).where(eq(notice.step, 'push'));
			expect(sent).toBeDefined();
		});
	});

	it('a family cannot write anything else on its ladder', async () => {
		await say();
		const change = (values: Partial<typeof notice.$inferInsert>) =>
			app.db.transaction(story.family, (tx) => tx.update(notice).set(values).returning());
		await expect(change({ step: 'void' })).rejects.toThrow();
		const other = await schoolStory(app.db, { now: at('09:00') });
		const taken = await app.db.transaction(other.family, (tx) =>
			tx.update(notice).set({ step: 'reached' }).returning()
		);
		expect(taken).toEqual([]);
		const provisional = await app.db.transaction({ ...story.family, isProvisional: true }, (tx) =>
			tx.update(notice).set({ step: 'reached' }).returning()
		);
		expect(provisional).toEqual([]);
	});
});
