import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notificationFor } from '../../src/lib/push/notification-for';
import { parsePushPayload } from '../../src/lib/domain/delivery/push-payload';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { webPushSender } from '../../src/lib/server/adapters/web-push/web-push-sender';
import { account, familySession, pushSubscription } from '../../src/lib/server/db/schema/account';
import { guardian, guardianship, school } from '../../src/lib/server/db/schema/directory';
import { delivery, itemVersion } from '../../src/lib/server/db/schema/item';
import { recordDisplayed } from '../../src/lib/server/delivery/record-displayed';
import { sendDue } from '../../src/lib/server/delivery/send-due';
import { subscribeDevice, unsubscribeDevice } from '../../src/lib/server/delivery/subscribe-device';
import { vapidKeys } from '../../src/lib/server/delivery/vapid-keys';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { startPushService, type PushService } from '../support/push-service';
import { testApp, type TestApp } from '../support/test-app';

const THURSDAY_10 = new Date('2026-09-10T08:00:00Z'); // 10:00 in Paris
const CLOSING = '2026-09-10T18:00:00.000Z'; // 20:00 in Paris

let app: TestApp;
let service: PushService;
let story: SchoolStory;
let present = THURSDAY_10;

beforeAll(async () => {
	service = await startPushService({ now: () => present.getTime() });
	const base = await testApp({ now: THURSDAY_10, env: { PUSH_LOOPBACK: 'on' } });
	const sender = webPushSender({
		keys: await vapidKeys(base.db),
		contact: 'mailto:essai@example.org',
		allowsLoopback: true
	});
	app = { ...base, push: Object.assign(base.push, sender) };
});
afterAll(async () => {
	await app?.close();
	await service?.close();
});

beforeEach(async () => {
	await app.db.empty();
	service.received.length = 0;
	service.refused.length = 0;
	setNow(THURSDAY_10);
	story = await schoolStory(app.db, { now: THURSDAY_10 });
});

function setNow(instant: Date | string) {
	present = new Date(instant);
	app.setNow(present);
}

async function device(actor = story.family) {
	const subscribed = service.subscribe();
	const result = await subscribeDevice(app, actor, subscribed.json);
	expect(result.ok).toBe(true);
	return subscribed;
}

function announce(kind = 'absence', audience: 'pupil' | 'division' | 'school' = 'pupil') {
	return storyItem(app.db, story, { kind, content: {}, audience, now: present });
}

async function drain() {
	while ((await doWhatIsDue(app)) > 0);
}

const deliveries = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(delivery));
const subscriptions = () => app.db.transaction(SYSTEM, (tx) => tx.select().from(pushSubscription));

describe('a push, from the release to the phone', () => {
	it('arrives encrypted, signed, and ends with the window', async () => {
		const phone = await device();
		const { itemId } = await announce();
		await drain();

		expect(service.refused).toEqual([]);
		expect(service.received).toHaveLength(1);
		const [push] = service.received;
		expect(push).toMatchObject({ deviceId: phone.id, urgency: 'high', ttlSeconds: 36_000 - 10 });
		expect(push?.topic).toMatch(/^[\w-]{22}$/);
		expect(push?.bytes).toBeLessThanOrEqual(4_096);
		const payload = parsePushPayload(push?.text ?? null);
		expect(payload).toMatchObject({
			url: `/absences/${itemId}`,
			closesAt: CLOSING,
			tag: push?.topic
		});
		const [sent] = await deliveries();
		expect(sent).toMatchObject({ state: 'sent', attempts: 1, lastStatus: 201, leaseUntil: null });
		expect(sent?.sentAt).toEqual(THURSDAY_10);
	});

	it('is signed with the keys of the installation, the same at each start', async () => {
		await device();
		await announce();
		await drain();
		expect(service.received[0]?.vapidKey).toBe(app.push.publicKey);
	});

	it('tells no name of a child and not what happened', async () => {
		await device();
		await storyItem(app.db, story, {
			kind: 'absence',
			content: { note: 'Inès était absente mardi' },
			now: present
		});
		await drain();
		expect(service.received[0]?.text).not.toMatch(/Inès|ESSAI|mardi|Amina/);
		expect(service.received[0]?.text).toContain("Collège d'essai");
	});

	it('speaks the language of the account', async () => {
		await device();
		await app.db.transaction(SYSTEM, (tx) => tx.update(account).set({ locale: 'fr' }));
		await announce('message');
		await drain();
		expect(parsePushPayload(service.received[0]?.text ?? null)).toMatchObject({
			lang: 'fr',
			dir: 'ltr',
			body: 'Un nouveau message pour vous.'
		});
	});

	it('rings before the closing, and only shows from it on', async () => {
		await device();
		await announce();
		await drain();
		const text = service.received[0]?.text ?? null;
		const at = (instant: string) => notificationFor(text, new Date(instant), []).options.silent;
		expect(at('2026-09-10T17:59:59.999Z')).toBe(false);
		expect(at('2026-09-10T18:00:00.000Z')).toBe(true);
	});

	it('never reaches a phone that is switched on at 2 in the morning', async () => {
		const phone = await device();
		setNow('2026-09-10T17:30:00Z');
		await announce();
		await drain();
		expect(phone.waiting(Date.parse('2026-09-10T17:59:00Z'))).toHaveLength(1);
		expect(phone.waiting(Date.parse('2026-09-11T00:00:00Z'))).toHaveLength(0);
	});

	it('tells one thing of a child at a time: a waiting one is replaced', async () => {
		const phone = await device();
		await announce('absence');
		await drain();
		await announce('message');
		await drain();
		expect(service.received).toHaveLength(2);
		expect(phone.waiting(present.getTime())).toHaveLength(1);
	});

	it('makes one notification of all that an opening releases for a child', async () => {
		await device();
		await announce('absence');
		await announce('homework', 'division');
		await announce('homework', 'division');
		await drain();
		expect(service.received).toHaveLength(1);
		expect(parsePushPayload(service.received[0]?.text ?? null)).toMatchObject({ url: '/' });
		expect((await deliveries()).map((one) => one.state)).toEqual(['sent', 'sent', 'sent']);
	});

	it('is acknowledged once, by its reader only, for all that it told', async () => {
		await device();
		await announce('absence');
		await announce('homework', 'division');
		await drain();
		const other = await schoolStory(app.db, { now: THURSDAY_10 });
		const { delivery: id = '' } = parsePushPayload(service.received[0]?.text ?? null) ?? {};
		await recordDisplayed(app, other.family, id);
		expect((await deliveries()).every((one) => one.displayedAt === null)).toBe(true);
		setNow('2026-09-10T08:00:05Z');
		await recordDisplayed(app, story.family, id);
		setNow('2026-09-10T09:00:00Z');
		await recordDisplayed(app, story.family, id);
		expect((await deliveries()).map((one) => one.displayedAt?.toISOString())).toEqual(
			Array(2).fill('2026-09-10T08:00:05.000Z')
		);
	});
});

describe('closed hours', () => {
	beforeEach(() =>
		app.db.transaction(SYSTEM, (tx) =>
			tx.update(school).set({ deliverySettings: { spreadMinutes: 0 } })
		)
	);

	it('a delivery that meets the closing waits for the next opening', async () => {
		await device();
		setNow('2026-09-10T17:59:59Z');
		await announce();
		setNow('2026-09-10T18:00:00Z');
		await drain();
		expect(service.received).toHaveLength(0);
		const [held] = await deliveries();
		expect(held).toMatchObject({ state: 'waiting', attempts: 0 });
		expect(held?.nextAttemptAt.toISOString()).toBe('2026-09-11T05:00:00.000Z');
		setNow('2026-09-11T05:00:00Z');
		await drain();
		expect(service.received).toHaveLength(1);
	});

	it('a retry that falls in the night waits for the morning too', async () => {
		await device();
		setNow('2026-09-10T17:59:00Z');
		service.script({ status: 503 });
		await announce();
		await drain();
		setNow('2026-09-10T18:30:00Z');
		await drain();
		const [held] = await deliveries();
		expect(held?.nextAttemptAt.toISOString()).toBe('2026-09-11T05:00:00.000Z');
		expect(service.received).toHaveLength(0);
	});

	it('what is released in the last seconds is not pushed into the night', async () => {
		await device();
		setNow('2026-09-10T17:59:55Z');
		await announce();
		await drain();
		expect(service.received).toHaveLength(0);
		expect((await deliveries())[0]?.nextAttemptAt.toISOString()).toBe('2026-09-11T05:00:00.000Z');
	});
});

describe('what a push service answers', () => {
	it.each([404, 410])('%i: the subscription is forgotten', async (status) => {
		await device();
		service.script({ status });
		await announce();
		await drain();
		expect(await subscriptions()).toHaveLength(0);
		expect((await deliveries())[0]).toMatchObject({ state: 'gone', lastStatus: status });
	});

	it.each([401, 403])('%i: our key, the subscription stays', async (status) => {
		await device();
		service.script({ status });
		await announce();
		await drain();
		expect(await subscriptions()).toHaveLength(1);
		expect((await deliveries())[0]).toMatchObject({ state: 'waiting', lastStatus: status });
	});

	it.each([400, 413, 302])('%i: our bug, given up, nothing forgotten', async (status) => {
		await device();
		service.script({ status, headers: { location: 'http://127.0.0.1:1/' } });
		await announce();
		await drain();
		expect(await subscriptions()).toHaveLength(1);
		expect((await deliveries())[0]).toMatchObject({ state: 'failed', lastStatus: status });
	});

	it('429: not before what it asks, then it arrives', async () => {
		await device();
		service.script({ status: 429, headers: { 'retry-after': '120' } });
		await announce();
		await drain();
		setNow('2026-09-10T08:01:59Z');
		await drain();
		expect(service.received).toHaveLength(0);
		setNow('2026-09-10T08:03:01Z');
		await drain();
		expect(service.received).toHaveLength(1);
		expect((await deliveries())[0]).toMatchObject({ state: 'sent', attempts: 2 });
	});

	it('201 and a broken connection: sent, and the next one goes through', async () => {
		await device();
		service.script('accept-and-reset');
		await announce();
		await drain();
		await announce('message');
		await drain();
		setNow('2026-09-10T08:10:00Z');
		await drain();
		expect((await deliveries()).map((one) => one.state)).toEqual(['sent', 'sent']);
	});
});

describe('who is told', () => {
	it('nobody by a session that a letter alone opened, except of workshops', async () => {
		await device();
		await app.db.transaction(SYSTEM, (tx) => tx.update(familySession).set({ confirmedAt: null }));
		await announce('absence');
		await drain();
		expect(service.received).toHaveLength(0);
		await announce('workshop', 'school');
		await drain();
		expect(service.received).toHaveLength(1);
	});

	it('a guardian of the division and of the school, and nobody of another school', async () => {
		const other = await schoolStory(app.db, { now: THURSDAY_10 });
		const mine = await device();
		await device(other.family);
		await announce('homework', 'division');
		await drain();
		await announce('message', 'school');
		await drain();
		expect(service.received.map((push) => push.deviceId)).toEqual([mine.id, mine.id]);
	});

	it('nobody whose access was taken away, even after the release', async () => {
		await device();
		service.script({ status: 503 });
		await announce();
		await drain();
		await app.db.transaction(SYSTEM, (tx) => tx.update(guardianship).set({ hasAccess: false }));
		setNow('2026-09-10T09:00:00Z');
		await drain();
		expect(service.received).toHaveLength(0);
		expect((await deliveries())[0]).toMatchObject({ state: 'gone' });
		expect(await subscriptions()).toHaveLength(1);
	});

	it('nobody who left the school', async () => {
		await device();
		await app.db.transaction(SYSTEM, (tx) => tx.update(guardian).set({ leftAt: present }));
		await announce();
		await drain();
		expect(await deliveries()).toHaveLength(0);
	});

	it('nobody who unsubscribed, and whoever is signed in on the device now', async () => {
		const other = await schoolStory(app.db, { now: THURSDAY_10 });
		const phone = await device();
		await subscribeDevice(app, other.family, phone.json);
		await announce();
		await drain();
		expect(service.received).toHaveLength(0);
		await unsubscribeDevice(app, story.family, phone.json.endpoint);
		expect(await subscriptions()).toHaveLength(1);
		await unsubscribeDevice(app, other.family, phone.json.endpoint);
		expect(await subscriptions()).toHaveLength(0);
	});

	it('once, however many times and by however many processes it is looked at', async () => {
		await device();
		await announce();
		await Promise.all([drain(), drain(), drain()]);
		await Promise.all([sendDue(app), sendDue(app)]);
		expect(service.received).toHaveLength(1);
		expect(await deliveries()).toHaveLength(1);
	});

	it('again after a process died with the delivery in its hands, once its lease is over', async () => {
		await device();
		await announce();
		const dying = {
			...app,
			push: { ...app.push, send: () => Promise.reject(new Error('killed')) }
		};
		await expect(drainWith(dying)).rejects.toThrow('killed');
		await drain();
		expect(service.received).toHaveLength(0);
		setNow('2026-09-10T08:02:01Z');
		await drain();
		expect(service.received).toHaveLength(1);
	});
});

async function drainWith(other: TestApp) {
	while ((await doWhatIsDue(other)) > 0);
}

describe('many at once', () => {
	const devicesOf = (count: number, origin: string) =>
		app.db.transaction(SYSTEM, (tx) =>
			tx.insert(pushSubscription).values(
				Array.from({ length: count }, (_, n) => ({
					accountId: story.accountId,
					sessionId: story.family.sessionId,
					endpoint: `${origin}/push/${n}`,
					p256dh: 'unused by the fake sender',
					auth: 'unused by the fake sender',
					createdAt: THURSDAY_10
				}))
			)
		);
	const counted = async () =>
		Object.fromEntries(
			[...Map.groupBy(await deliveries(), (one) => `${one.state} ${one.attempts}`)].map(
				([key, list]) => [key, list.length]
			)
		);
	const answering = (send: TestApp['push']['send']): TestApp => ({
		...app,
		push: { ...app.push, send }
	});

	it('a silent push service is left alone for a while, and the others do not wait for it', async () => {
		await devicesOf(300, 'https://silent.example.org');
		await devicesOf(150, 'https://well.example.org');
		await announce();
		const asked: string[] = [];
		const other = answering(async ({ target }) => {
			const { host } = new URL(target.endpoint);
			asked.push(host);
			return host.startsWith('silent')
				? { kind: 'no-answer', reason: 'TimeoutError' }
				: { kind: 'answered', status: 201, retryAfter: null };
		});
		await drainWith(other);
		const silent = asked.filter((host) => host.startsWith('silent')).length;
		expect(silent).toBeGreaterThanOrEqual(100);
		expect(silent).toBeLessThan(200);
		expect(await counted()).toEqual({
			'sent 1': 150,
			'waiting 1': silent,
			'waiting 0': 300 - silent
		});
		const later = (await deliveries()).filter((one) => one.state === 'waiting');
		expect(later.every((one) => one.nextAttemptAt > THURSDAY_10 && !one.leaseUntil)).toBe(true);
	});

	it('more than a batch goes out, each once', async () => {
		await devicesOf(1_200, 'https://well.example.org');
		await announce();
		const asked: string[] = [];
		const other = answering(async ({ target }) => {
			asked.push(target.endpoint);
			return { kind: 'answered', status: 201, retryAfter: null };
		});
		await Promise.all([drainWith(other), drainWith(other)]);
		expect(asked).toHaveLength(1_200);
		expect(new Set(asked).size).toBe(1_200);
		expect(await counted()).toEqual({ 'sent 1': 1_200 });
	});

	it('whoever answers after its lease does not take the delivery from the next process', async () => {
		await devicesOf(1, 'https://slow.example.org');
		await announce();
		let answer = (_: { kind: 'no-answer'; reason: string }) => {};
		const slow = answering(() => new Promise((resolve) => (answer = resolve)));
		const drained = drainWith(slow);
		await expect.poll(async () => (await deliveries())[0]?.leaseUntil ?? null).not.toBeNull();
		setNow('2026-09-10T08:02:01Z');
		const sent = answering(async () => {
			// The first one says in the meantime that nobody answered.
			answer({ kind: 'no-answer', reason: 'TimeoutError' });
			await drained;
			expect((await deliveries())[0]).toMatchObject({
				attempts: 0,
				leaseUntil: new Date('2026-09-10T08:04:01Z')
			});
			return { kind: 'answered', status: 201, retryAfter: null };
		});
		await drainWith(sent);
		expect(await counted()).toEqual({ 'sent 1': 1 });
	});
});

describe('what a browser may subscribe with', () => {
	it.each([
		['an address of the network', { endpoint: 'https://10.0.0.8/push' }],
		['another scheme', { endpoint: 'ftp://127.0.0.1/push' }]
	])('refuses %s', async (_name, change) => {
		const { json } = service.subscribe();
		const result = await subscribeDevice(app, story.family, { ...json, ...change });
		expect(result).toEqual({ ok: false, error: { code: 'push.endpoint-not-allowed' } });
	});

	it('refuses a key that is no point of the curve', async () => {
		const { json } = service.subscribe();
		const p256dh = Buffer.from([4, ...Array(64).fill(1)]).toString('base64url');
		const keys = { ...json.keys, p256dh };
		const result = await subscribeDevice(app, story.family, { ...json, keys });
		expect(result).toEqual({ ok: false, error: { code: 'push.bad-key' } });
	});

	it('keeps the ten devices that subscribed last', async () => {
		const first = await device();
		for (let n = 1; n <= 10; n += 1) {
			setNow(new Date(THURSDAY_10.getTime() + n * 1_000));
			await device();
		}
		const kept = (await subscriptions()).map((one) => one.endpoint);
		expect(kept).toHaveLength(10);
		expect(kept).not.toContain(first.json.endpoint);
	});

	it('keeps one row for a device that subscribes again', async () => {
		const phone = await device();
		await subscribeDevice(app, story.family, phone.json);
		expect(await subscriptions()).toHaveLength(1);
	});
});

describe('a device that was given another endpoint', () => {
	it('keeps its row, and what waits for it follows', async () => {
		const old = await device();
		setNow('2026-09-10T21:00:00+02:00');
		await announce();
		await drain();
		const renewed = service.subscribe();
		const replaces = old.json.endpoint;
		await subscribeDevice(app, story.family, { ...renewed.json, replaces });
		expect((await subscriptions()).map(({ endpoint }) => endpoint)).toEqual([
			renewed.json.endpoint
		]);
		setNow('2026-09-11T08:00:00+02:00');
		await drain();
		expect(service.received).toHaveLength(1);
	});

	it('cannot take the place of somebody else’s', async () => {
		const other = await schoolStory(app.db, { now: THURSDAY_10 });
		const phone = await device();
		const { json } = service.subscribe();
		await subscribeDevice(app, other.family, { ...json, replaces: phone.json.endpoint });
		expect(await subscriptions()).toHaveLength(2);
	});
});

describe('versions', () => {
	it('a change and a cancellation are announced as a change, to who saw the first', async () => {
		await device();
		const { itemId, versionId } = await announce();
		await drain();
		await addVersion(itemId, 2, 'cancel');
		await drain();
		expect(service.received).toHaveLength(2);
		const told = await deliveries();
		expect(told.map((one) => one.itemVersionId)).toContain(versionId);
	});

	it('a cancellation of what nobody was told of is not announced', async () => {
		await device();
		const { itemId } = await announce();
		await app.db.transaction(SYSTEM, (tx) =>
			tx.update(itemVersion).set({ releasedAt: null, withdrawnAt: present })
		);
		await addVersion(itemId, 2, 'cancel');
		await drain();
		expect(await deliveries()).toHaveLength(0);
	});

	it('what was withdrawn between its release and its announcement is not announced', async () => {
		await device();
		await announce();
		await app.db.transaction(SYSTEM, (tx) => tx.update(itemVersion).set({ withdrawnAt: present }));
		await drain();
		expect(await deliveries()).toHaveLength(0);
	});

	it('of versions released together only the last is announced', async () => {
		await device();
		const { itemId } = await announce();
		const last = await addVersion(itemId, 2, 'change');
		await drain();
		expect((await deliveries()).map((one) => one.itemVersionId)).toEqual([last]);
		const versions = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(itemVersion).where(eq(itemVersion.itemId, itemId))
		);
		expect(versions.every((version) => version.announcedAt !== null)).toBe(true);
	});
});

async function addVersion(itemId: string, number: number, change: string): Promise<string> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx
			.insert(itemVersion)
			.values({
				itemId,
				schoolId: story.schoolId,
				number,
				change,
				content: {},
				enteredAt: present,
				receivedAt: present,
				plannedAt: present,
				releasedAt: present
			})
			.returning();
		return row!.id;
	});
}
