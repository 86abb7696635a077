import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NEVER } from '../../src/lib/domain/delivery/notification';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { account } from '../../src/lib/server/db/schema/account';
import { school } from '../../src/lib/server/db/schema/directory';
import { delivery, itemVersion } from '../../src/lib/server/db/schema/item';
import { announceReleased } from '../../src/lib/server/release/announce-released';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { replanAccount, replanHeld } from '../../src/lib/server/release/replan-held';
import { connectPhone, seeItem } from '../factories/phone';
import { countAs, schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const THURSDAY_10 = new Date('2026-09-10T08:00:00Z'); // 10:00 in Paris
const THURSDAY_21 = new Date('2026-09-10T19:00:00Z');
const FRIDAY_7 = new Date('2026-09-11T05:00:00Z');
const TEN_MINUTES = 600_000;

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
const moments = async () => (await deliveries()).map((one) => one.nextAttemptAt.getTime());
const write = (kind = 'absence', plannedAt = present) =>
	storyItem(app.db, story, { kind, content: {}, now: present, plannedAt });
const setSchool = (values: Partial<typeof school.$inferInsert>) =>
	app.db.transaction(SYSTEM, (tx) => tx.update(school).set(values));
const setOwnHours = (ownHours: object | null) =>
	app.db.transaction(SYSTEM, (tx) => tx.update(account).set({ ownHours }));
const ring = (closes: string, opens = '07:00') => ({ opens, closes });

/** Runs the engine each minute between two instants; when each push left. */
async function play(from: Date, minutes: number): Promise<number[]> {
	const left: number[] = [];
	for (let minute = 0; minute <= minutes; minute += 1) {
		setNow(new Date(from.getTime() + minute * 60_000));
		await drain();
		while (left.length < app.push.sent.length) left.push(minute);
	}
	return left;
}

describe('what waited for an opening', () => {
	it('is visible at the opening, and told to each family at its own moment after it', async () => {
		const others = [await schoolStory(app.db, { now: THURSDAY_10 })];
		for (let n = 0; n < 4; n += 1) others.push(await schoolStory(app.db, { now: THURSDAY_10 }));
		setNow(THURSDAY_21);
		await write('absence', FRIDAY_7);
		for (const other of others) {
			await connectPhone(app.db, other);
			await storyItem(app.db, other, {
				kind: 'absence',
				content: {},
				now: present,
				plannedAt: FRIDAY_7
			});
		}
		setNow(FRIDAY_7);
		await drain();
		expect(await countAs(app.db, story.family, 'item_version')).toBe(1);
		const offsets = (await moments()).map((moment) => moment - FRIDAY_7.getTime());
		expect(offsets.every((offset) => offset >= 0 && offset <= TEN_MINUTES)).toBe(true);
		expect(new Set(offsets).size).toBe(6);
		expect(await play(FRIDAY_7, 10)).toHaveLength(6);
	});

	it('makes one notification of all that a family waited for, whenever it was written', async () => {
		setNow(THURSDAY_21);
		await write('absence', FRIDAY_7);
		setNow('2026-09-11T02:30:00Z');
		await write('message', FRIDAY_7);
		await write('homework', FRIDAY_7);
		expect(await play(FRIDAY_7, 10)).toHaveLength(1);
		expect(new Set(await moments()).size).toBe(1);
		expect((await deliveries()).map((one) => one.state)).toEqual(['sent', 'sent', 'sent']);
	});

	it('is told at the opening itself in a school that spreads nothing', async () => {
		await setSchool({ deliverySettings: { spreadMinutes: 0 } });
		setNow(THURSDAY_21);
		await write('absence', FRIDAY_7);
		expect(await play(FRIDAY_7, 1)).toEqual([0]);
	});

	it('is told all the same when the settings of the school cannot be read', async () => {
		await setSchool({ deliverySettings: { spreadMinutes: 'soon' } });
		setNow(THURSDAY_21);
		await write('absence', FRIDAY_7);
		expect(await play(FRIDAY_7, 10)).toHaveLength(1);
	});
});

describe('what is written in open hours', () => {
	it('is told at once, without spreading', async () => {
		await write();
		await drain();
		expect(app.push.sent).toHaveLength(1);
	});
});

describe('a family’s own hours', () => {
	it('hold the notification, never the content', async () => {
		await setOwnHours(ring('22:00', '17:00'));
		await write();
		await drain();
		expect(app.push.sent).toHaveLength(0);
		expect(await countAs(app.db, story.family, 'item_version')).toBe(1);
		const opening = Date.parse('2026-09-10T15:00:00Z');
		const [moment] = await moments();
		expect(moment! - opening).toBeGreaterThanOrEqual(0);
		expect(moment! - opening).toBeLessThanOrEqual(TEN_MINUTES);
		setNow(new Date(moment!));
		await drain();
		expect(app.push.sent[0]?.ttlSeconds).toBeLessThanOrEqual(3 * 3_600);
	});

	it('narrowed and widened: what waits moves, what was sent stays', async () => {
		await write('message');
		await drain();
		await setOwnHours(ring('20:00', '18:00'));
		await write('absence');
		await announceReleased(app);
		const waiting = async () =>
			(await deliveries()).find((one) => one.state === 'waiting')!.nextAttemptAt.toISOString();
		expect((await waiting()) >= '2026-09-10T16:00').toBe(true);
		const replan = () =>
			app.db.transaction(SYSTEM, (tx) => replanAccount(app, tx, story.accountId, present));
		await setOwnHours(ring('20:00', '12:00'));
		await replan();
		expect((await waiting()).slice(0, 16)).toMatch(/^2026-09-10T10:(0\d|10)/);
		await setOwnHours(ring('09:00'));
		await replan();
		expect((await waiting()).slice(0, 16)).toMatch(/^2026-09-11T05:(0\d|10)/);
		await setOwnHours(null);
		await replan();
		expect(await waiting()).toBe(THURSDAY_10.toISOString());
		await drain();
		expect(app.push.sent).toHaveLength(2);
	});

	it('that leave nothing of the school’s are not heeded: nobody is out of reach for good', async () => {
		await setOwnHours(ring('23:00', '21:00'));
		await write();
		await drain();
		expect(app.push.sent).toHaveLength(1);
		expect((await deliveries())[0]).toMatchObject({ state: 'sent' });
	});

	it('that cannot be read disturb nobody', async () => {
		await setOwnHours({ opens: 'noon' });
		await write();
		await drain();
		expect((await deliveries())[0]).toMatchObject({ state: 'waiting', nextAttemptAt: NEVER });
	});

	it('a push that meets their end is told at the family’s moment of the next day', async () => {
		await setOwnHours(ring('12:00', '09:00'));
		await write();
		await announceReleased(app);
		setNow('2026-09-10T10:00:00Z');
		await drain();
		const [moment] = await moments();
		const opening = Date.parse('2026-09-11T07:00:00Z');
		expect(moment! - opening).toBeGreaterThan(0);
		expect(moment! - opening).toBeLessThanOrEqual(TEN_MINUTES);
	});
});

describe('an urgent thing', () => {
	it('is told at night, whatever the hours of the school and of the family', async () => {
		await setOwnHours(ring('12:00', '09:00'));
		setNow('2026-09-10T23:00:00Z');
		const { versionId } = await write('message');
		await app.db.transaction(SYSTEM, (tx) =>
			tx
				.update(itemVersion)
				.set({ urgentReason: 'Fuite de gaz' })
				.where(eq(itemVersion.id, versionId))
		);
		await drain();
		expect(app.push.sent).toHaveLength(1);
		expect((await deliveries())[0]).toMatchObject({ isUrgent: true, state: 'sent' });
	});

	it('that waited for the school to send again leaves at once, even at night', async () => {
		setNow('2026-09-10T23:00:00Z');
		const { versionId } = await write('message', FRIDAY_7);
		await app.db.transaction(SYSTEM, async (tx) => {
			await tx.update(itemVersion).set({ urgentReason: 'Fuite de gaz' });
			await replanHeld(app, tx, story.schoolId, present);
		});
		await drain();
		expect(app.push.sent).toHaveLength(1);
		const [row] = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(itemVersion).where(eq(itemVersion.id, versionId))
		);
		expect(row?.releasedAt).toEqual(present);
	});
});

describe('what was seen before its notification left', () => {
	it('is not told any more', async () => {
		await setOwnHours(ring('20:00', '17:00'));
		const { itemId } = await write();
		await drain();
		await seeItem(app.db, story, itemId, present);
		setNow('2026-09-10T15:10:00Z');
		await drain();
		expect(app.push.sent).toHaveLength(0);
		expect((await deliveries())[0]?.state).toBe('gone');
	});
});
