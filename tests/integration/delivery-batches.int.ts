import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PushSender } from '../../src/lib/domain/delivery/push-sender';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { delivery } from '../../src/lib/server/db/schema/item';
import { sendDue } from '../../src/lib/server/delivery/send-due';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const THURSDAY_10 = new Date('2026-09-10T08:00:00Z');
const ACCEPTED = { kind: 'answered', status: 201, retryAfter: null } as const;

let app: TestApp;
let story: SchoolStory;
beforeAll(async () => {
	app = await testApp({ now: THURSDAY_10 });
});
afterAll(() => app?.close());

beforeEach(async () => {
	await app.db.empty();
	app.push.sent.length = 0;
	app.push.answer = ACCEPTED;
	app.setNow(THURSDAY_10);
	story = await schoolStory(app.db, { now: THURSDAY_10 });
});

/** So many phones of the family, each with so many things to be told of; numbered in their order. */
async function phones(count: number, things = 1, at = THURSDAY_10): Promise<void> {
	for (let n = 0; n < things; n += 1) {
		const { versionId } = await storyItem(app.db, story, {
			...{ kind: 'message', content: {}, now: THURSDAY_10 }
		});
		await app.db.transaction(SYSTEM, (tx) =>
			tx.execute(sql`
				with phone as (
					insert into push_subscription (id, account_id, session_id, endpoint, p256dh, auth, created_at)
					select lpad(n::text, 32, '0')::uuid, ${story.accountId}::uuid, ${story.family.sessionId},
						'https://push.example.org/' || n, 'unused', 'unused', ${THURSDAY_10.toISOString()}::timestamptz
					from generate_series(1, ${count}::int) n
					on conflict (id) do update set auth = 'unused'
					returning id
				)
				insert into delivery
					(school_id, item_version_id, account_id, subscription_id, state, next_attempt_at)
				select ${story.schoolId}::uuid, ${versionId}::uuid, ${story.accountId}::uuid, id, 'waiting',
					${at.toISOString()}::timestamptz
				from phone`)
		);
	}
}

async function drain(one: TestApp) {
	while ((await sendDue(one)) > 0);
}

/** How many deliveries are in each state, after so many attempts. */
async function counted() {
	const all = await app.db.transaction(SYSTEM, (tx) => tx.select().from(delivery));
	expect(all.every((row) => row.leaseUntil === null)).toBe(true);
	const groups = Map.groupBy(all, (row) => `${row.state} ${row.attempts}`);
	return Object.fromEntries([...groups].map(([key, rows]) => [key, rows.length]));
}

const endpoints = () => app.push.sent.map((message) => message.target.endpoint);

describe('what one phone has to be told of', () => {
	it('is not torn where a batch ends', async () => {
		// The first phone has three things, most have two: the first batch ends within a phone.
		await phones(1);
		await phones(999);
		await phones(1_001);
		await drain(app);
		expect(await counted()).toEqual({ 'sent 1': 2_001 });
		expect(new Set(endpoints()).size).toBe(1_001);
		expect(endpoints()).toHaveLength(1_001);
	});

	it('is not shared out between two processes', async () => {
		await phones(700, 3);
		await Promise.all([drain(app), drain(app), drain(app)]);
		expect(await counted()).toEqual({ 'sent 1': 2_100 });
		expect(endpoints()).toHaveLength(700);
	});

	it('is found although it is due before what went out already', async () => {
		await phones(1_500);
		let isFirst = true;
		const send: PushSender['send'] = async (message) => {
			if (isFirst) {
				isFirst = false;
				await phones(1, 1, new Date('2026-09-10T07:00:00Z'));
			}
			return app.push.send(message);
		};
		await drain({ ...app, push: { ...app.push, send } });
		expect(await counted()).toEqual({ 'sent 1': 1_501 });
	});
});

describe('a lease', () => {
	it('is given back when a push service was too slow for the rest', async () => {
		await phones(150);
		let sent = 0;
		const send: PushSender['send'] = async () => {
			sent += 1;
			app.setNow('2026-09-10T08:01:41Z');
			return ACCEPTED;
		};
		await sendDue({ ...app, push: { ...app.push, send } });
		expect(sent).toBeLessThan(150);
		expect(await counted()).toEqual({ 'sent 1': sent, 'waiting 0': 150 - sent });
		await drain(app);
		expect(await counted()).toEqual({ 'sent 1': 150 });
	});
});

describe('a database that fails when the outcomes are written', () => {
	const failing = (isDown: () => boolean): TestApp => {
		const transaction: TestApp['db']['transaction'] = async (actor, work) => {
			if (app.push.sent.length > 0 && isDown()) throw new Error('restarting');
			return app.db.transaction(actor, work);
		};
		return { ...app, db: { ...app.db, transaction } };
	};

	/** As the release loop does, which goes on after an error. */
	const drainThrough = async (one: TestApp) => {
		await drain(one).catch(() => {});
		await drain(app);
	};

	it('is asked again: what was accepted is not sent twice', async () => {
		await phones(3);
		let failures = 3;
		await drainThrough(failing(() => failures-- > 0));
		expect(failures).toBeLessThanOrEqual(0);
		expect(await counted()).toEqual({ 'sent 1': 3 });
		expect(endpoints()).toHaveLength(3);
	});

	it('although it had written them, and only could not say so', async () => {
		await phones(3);
		let hasFailed = false;
		const transaction: TestApp['db']['transaction'] = async (actor, work) => {
			const result = await app.db.transaction(actor, work);
			if (app.push.sent.length === 0 || hasFailed) return result;
			hasFailed = true;
			throw new Error('the connection was lost');
		};
		app.push.answer = { kind: 'answered', status: 503, retryAfter: null };
		await drainThrough({ ...app, db: { ...app.db, transaction } });
		expect(hasFailed).toBe(true);
		expect(await counted()).toEqual({ 'waiting 1': 3 });
	});

	it('is not waited for when the lease is over: somebody else has taken them', async () => {
		await phones(3);
		const down = failing(() => {
			app.setNow('2026-09-10T08:02:00Z');
			return true;
		});
		await expect(sendDue(down)).rejects.toThrow('restarting');
	});
});
