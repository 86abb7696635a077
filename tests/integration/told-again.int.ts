import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NEVER } from '../../src/lib/domain/delivery/notification';
import { parsePushPayload } from '../../src/lib/domain/delivery/push-payload';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { notificationFor } from '../../src/lib/push/notification-for';
import { pushSubscription } from '../../src/lib/server/db/schema/account';
import { school } from '../../src/lib/server/db/schema/directory';
import { delivery, itemVersion } from '../../src/lib/server/db/schema/item';
import { planUnseenAgain } from '../../src/lib/server/delivery/plan-unseen-again';
import { recordDisplayed } from '../../src/lib/server/delivery/record-displayed';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { connectPhone, seeItem } from '../factories/phone';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const THURSDAY_10 = new Date('2026-09-10T08:00:00Z'); // 10:00 in Paris
const CLOSED = new Date('2026-09-10T18:00:00Z');
const FRIDAY_7 = new Date('2026-09-11T05:00:00Z');
const FRIDAY_MOMENTS = new Date('2026-09-11T05:10:00Z');

let app: TestApp;
let story: SchoolStory;
let present = THURSDAY_10;

beforeAll(async () => {
	app = await testApp({ now: THURSDAY_10 });
});
afterAll(() => app?.close());
beforeEach(async () => {
	await app.db.empty();
	app.push.sent.length = 0;
	setNow(THURSDAY_10);
	story = await schoolStory(app.db, { now: THURSDAY_10 });
	await app.db.asSuperuser(`update family_session set expires_at = '2027-01-01'`);
	await connectPhone(app.db, story);
});

function setNow(at: Date | string) {
	present = new Date(at);
	app.setNow(present);
}
async function drain() {
	while ((await doWhatIsDue(app)) > 0);
}
const deliveries = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(delivery));
const only = async () => {
	const all = await deliveries();
	expect(all).toHaveLength(1);
	return all[0]!;
};
async function tell(kind = 'absence'): Promise<string> {
	const { itemId } = await storyItem(app.db, story, { kind, content: {}, now: present });
	await drain();
	return itemId;
}
const lastPayload = () => app.push.sent.at(-1)?.text ?? null;

describe('a push that expired before the phone showed it', () => {
	it('is told again at the next opening, at its family’s moment, and not before it expired', async () => {
		await tell();
		setNow('2026-09-10T17:59:49Z');
		await drain();
		expect(await only()).toMatchObject({ state: 'sent', rounds: 0 });
		setNow(CLOSED);
		await drain();
		const again = await only();
		expect(again).toMatchObject({ state: 'waiting', rounds: 1, attempts: 0 });
		expect(again.nextAttemptAt >= FRIDAY_7 && again.nextAttemptAt <= FRIDAY_MOMENTS).toBe(true);
		expect(app.push.sent).toHaveLength(1);
		setNow(FRIDAY_MOMENTS);
		await drain();
		expect(app.push.sent).toHaveLength(2);
		expect(await only()).toMatchObject({ state: 'sent', sentAt: present });
	});

	it('makes one notification with what is new at that opening', async () => {
		await tell();
		setNow(CLOSED);
		await storyItem(app.db, story, {
			kind: 'message',
			content: {},
			now: present,
			plannedAt: FRIDAY_7
		});
		await drain();
		for (let minute = 0; minute <= 10; minute += 1) {
			setNow(atMinute(minute));
			await drain();
		}
		expect(app.push.sent).toHaveLength(2);
		expect(parsePushPayload(lastPayload())?.others).toHaveLength(1);
	});

	it('three times at most, then it is known to have expired', async () => {
		await tell();
		for (const day of ['10', '11', '14', '15', '16', '17']) {
			setNow(`2026-09-${day}T18:00:00Z`);
			await drain();
			setNow(`2026-09-${day}T18:01:00Z`);
			const { nextAttemptAt, state } = await only();
			if (state !== 'waiting') continue;
			setNow(nextAttemptAt);
			await drain();
		}
		expect(app.push.sent).toHaveLength(4);
		expect(await only()).toMatchObject({ state: 'expired', rounds: 3, displayedAt: null });
		expect(await planUnseenAgain(app)).toBe(0);
	});

	it('keeps to the family’s own hours', async () => {
		await app.db.asSuperuser(
			`update account set own_hours = '{"opens":"09:00","closes":"12:00"}'::jsonb`
		);
		await tell();
		setNow('2026-09-10T10:00:00Z');
		await drain();
		const { nextAttemptAt } = await only();
		expect(nextAttemptAt.toISOString().slice(0, 13)).toBe('2026-09-11T07');
	});

	it('is not told again while its school has stopped sending', async () => {
		await tell();
		setNow(CLOSED);
		await app.db.transaction(SYSTEM, (tx) => tx.update(school).set({ sendingStoppedAt: present }));
		await drain();
		setNow('2026-09-11T08:00:00Z');
		await drain();
		expect(app.push.sent).toHaveLength(1);
		expect(await only()).toMatchObject({ state: 'waiting', nextAttemptAt: NEVER });
	});
});

describe('is not told again', () => {
	const nothingMore = async () => {
		setNow(CLOSED);
		await drain();
		setNow(FRIDAY_MOMENTS);
		await drain();
		expect(await planUnseenAgain(app)).toBe(0);
		return app.push.sent.length;
	};

	it('what the phone showed', async () => {
		await tell();
		await recordDisplayed(app, story.family, (await only()).id);
		expect(await nothingMore()).toBe(1);
	});

	it('what was seen in the app', async () => {
		const itemId = await tell();
		await seeItem(app.db, story, itemId, present);
		expect(await nothingMore()).toBe(1);
	});

	it('what was seen in the app after it had been planned again', async () => {
		const itemId = await tell();
		setNow(CLOSED);
		await drain();
		expect((await only()).state).toBe('waiting');
		await seeItem(app.db, story, itemId, present);
		expect(await nothingMore()).toBe(1);
	});

	it('what another phone of the family showed', async () => {
		await connectPhone(app.db, story);
		await tell();
		expect(app.push.sent).toHaveLength(2);
		await recordDisplayed(app, story.family, (await deliveries())[0]!.id);
		expect(await nothingMore()).toBe(2);
	});

	it('what was withdrawn', async () => {
		await tell();
		await app.db.transaction(SYSTEM, (tx) => tx.update(itemVersion).set({ withdrawnAt: present }));
		expect(await nothingMore()).toBe(1);
	});

	it('what the phone showed all the same, when its receipt comes late', async () => {
		await tell();
		setNow(CLOSED);
		await drain();
		await recordDisplayed(app, story.family, (await only()).id);
		expect(await only()).toMatchObject({ state: 'sent', displayedAt: CLOSED });
		expect(await nothingMore()).toBe(1);
	});

	it('what a forgotten phone was told', async () => {
		await tell();
		await app.db.transaction(SYSTEM, (tx) => tx.delete(pushSubscription));
		expect(await nothingMore()).toBe(1);
		expect((await only()).state).toBe('expired');
	});
});

describe('a change of something already seen', () => {
	it('is told again when it was not seen itself', async () => {
		const itemId = await tell();
		await seeItem(app.db, story, itemId, present);
		setNow('2026-09-10T09:00:00Z');
		await app.db.transaction(SYSTEM, (tx) =>
			tx.insert(itemVersion).values({
				itemId,
				schoolId: story.schoolId,
				number: 2,
				change: 'change',
				content: {},
				enteredAt: present,
				receivedAt: present,
				plannedAt: present,
				releasedAt: present
			})
		);
		await drain();
		setNow(CLOSED);
		await drain();
		const states = (await deliveries()).map((one) => `${one.state} ${one.rounds}`).sort();
		expect(states).toEqual(['sent 0', 'waiting 1']);
	});
});

describe('a push that came in a closed period all the same', () => {
	it('is shown in silence, is no receipt, and rings at the opening', async () => {
		await tell();
		setNow('2026-09-10T18:05:00Z');
		const night = notificationFor(lastPayload(), present, []);
		expect(night.options.silent).toBe(true);
		expect(night.receipt?.shown).toBe('silent');
		await recordDisplayed(app, story.family, night.receipt!.delivery, night.receipt!.shown);
		await drain();
		expect(await only()).toMatchObject({ state: 'waiting', displayedAt: null, rounds: 1 });
		setNow(FRIDAY_MOMENTS);
		await drain();
		const morning = notificationFor(lastPayload(), present, [
			{ tag: night.options.tag!, data: night.options.data }
		]);
		expect(morning.options).toMatchObject({ silent: false, renotify: true });
		expect(morning.receipt?.shown).toBe('rung');
		await recordDisplayed(app, story.family, morning.receipt!.delivery, morning.receipt!.shown);
		expect((await only()).displayedAt).toEqual(present);
	});

	it('is told again at the next opening even when it had not expired yet', async () => {
		await tell();
		setNow('2026-09-10T12:00:00Z');
		await recordDisplayed(app, story.family, (await only()).id, 'silent');
		await drain();
		const { nextAttemptAt } = await only();
		expect(nextAttemptAt >= FRIDAY_7).toBe(true);
	});

	it('said of a delivery that rang already changes nothing', async () => {
		await tell();
		const { id } = await only();
		await recordDisplayed(app, story.family, id);
		await recordDisplayed(app, story.family, id, 'silent');
		setNow(CLOSED);
		await drain();
		expect(await only()).toMatchObject({ state: 'sent', displayedAt: THURSDAY_10 });
	});

	it('said by somebody else changes nothing', async () => {
		const other = await schoolStory(app.db, { now: THURSDAY_10 });
		await tell();
		const { id, expiresAt } = await only();
		await recordDisplayed(app, other.family, id, 'silent');
		expect((await only()).expiresAt).toEqual(expiresAt);
	});
});

describe('an urgent thing that nobody saw', () => {
	it('is told again at the opening, like anything else by then', async () => {
		setNow('2026-09-10T21:00:00Z');
		const { versionId } = await storyItem(app.db, story, {
			kind: 'message',
			content: {},
			now: present
		});
		await app.db.transaction(SYSTEM, (tx) =>
			tx
				.update(itemVersion)
				.set({ urgentReason: 'Fuite de gaz' })
				.where(eq(itemVersion.id, versionId))
		);
		await drain();
		setNow('2026-09-11T01:00:00Z');
		await drain();
		const again = await only();
		expect(again).toMatchObject({ state: 'waiting', isUrgent: false, rounds: 1 });
		expect(again.nextAttemptAt >= FRIDAY_7).toBe(true);
	});
});

function atMinute(minute: number): Date {
	return new Date(FRIDAY_7.getTime() + minute * 60_000);
}
