import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RANGES } from '../../src/lib/domain/disconnection/own-hours';
import { POLICY_OF_PRESET } from '../../src/lib/domain/disconnection/disconnection-policy';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { account } from '../../src/lib/server/db/schema/account';
import { guardian, school } from '../../src/lib/server/db/schema/directory';
import { delivery, itemVersion } from '../../src/lib/server/db/schema/item';
import { readHours } from '../../src/lib/server/disconnection/read-hours';
import { doWhatIsDue } from '../../src/lib/server/release/release-loop';
import { chooseOwnHours } from '../../src/lib/server/settings/choose-own-hours';
import { readSettings } from '../../src/lib/server/settings/read-settings';
import { connectPhone } from '../factories/phone';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const SATURDAY = new Date('2026-11-28T10:00:00+01:00');
const at = (hour: string) => new Date(`2026-11-30T${hour}:00+01:00`);

let app: TestApp;
let here: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: SATURDAY });
});
afterAll(() => app?.close());
beforeEach(async () => {
	app.setNow(SATURDAY);
	app.push.sent.length = 0;
	await app.db.empty();
	here = await schoolStory(app.db, { now: SATURDAY });
	await app.db.asSuperuser(`update family_session set expires_at = '2027-01-01'`);
	await connectPhone(app.db, here);
	await setSchool({ deliverySettings: { spreadMinutes: 0 } });
});

const look = <T>(work: Parameters<typeof app.db.transaction<T>>[1]) =>
	app.db.transaction(SYSTEM, work);
const setSchool = (values: Partial<typeof school.$inferInsert>) =>
	look((tx) => tx.update(school).set(values).where(eq(school.id, here.schoolId)));
const choose = (own: Parameters<typeof chooseOwnHours>[2], actor = here.family) =>
	chooseOwnHours(app, actor, own);
const kept = () =>
	look(async (tx) => {
		const [row] = await tx.select().from(account).where(eq(account.id, here.accountId));
		return row!.ownHours;
	});
const hours = async (actor = here.family) => (await readSettings(app, actor)).hours;
async function drain() {
	while ((await doWhatIsDue(app)) > 0);
}

describe('a family that chooses its hours', () => {
	test('is told in them, of what the school releases earlier', async () => {
		expect(await choose(RANGES.evening)).toEqual({ ok: true, value: null });
		await storyItem(app.db, here, {
			kind: 'message',
			content: {},
			now: SATURDAY,
			plannedAt: at('07:00')
		});
		app.setNow(at('07:00'));
		await drain();
		const [version] = await look((tx) => tx.select().from(itemVersion));
		expect(version!.releasedAt).toEqual(at('07:00'));
		expect(app.push.sent).toHaveLength(0);
		app.setNow(at('17:00'));
		await drain();
		expect(app.push.sent).toHaveLength(1);
	});

	test('moves what waits already, later and back again', async () => {
		await storyItem(app.db, here, {
			kind: 'message',
			content: {},
			now: at('06:00'),
			plannedAt: at('07:00')
		});
		await choose(RANGES.midday);
		app.setNow(at('07:00'));
		await drain();
		const next = async () => (await look((tx) => tx.select().from(delivery)))[0]!.nextAttemptAt;
		expect(await next()).toEqual(at('11:00'));
		await choose(RANGES.evening);
		expect(await next()).toEqual(at('17:00'));
		expect(app.push.sent).toHaveLength(0);
		await choose(null);
		expect(await next()).toEqual(at('07:00'));
		await drain();
		expect(app.push.sent).toHaveLength(1);
	});

	test('sees what it chose, and what it means within the school’s hours', async () => {
		expect(await hours()).toMatchObject({
			choice: 'school',
			ringing: { opens: '07:00', closes: '20:00' },
			first: '07:00',
			last: '20:00'
		});
		await choose(RANGES.evening);
		await setSchool({ disconnectionPolicy: POLICY_OF_PRESET['screens-commission'] });
		expect(await hours()).toMatchObject({
			choice: 'evening',
			ringing: { opens: '17:00', closes: '19:00' },
			isUnheeded: false,
			first: '07:30'
		});
		await choose({ opens: '09:30', closes: '16:00' });
		expect(await hours()).toMatchObject({ choice: 'own', first: '09:30', last: '16:00' });
		expect((await hours())!.hours).toContain('09:30');
	});

	test('is refused hours in which one of its schools could not tell it', async () => {
		const other = await schoolStory(app.db, { now: SATURDAY });
		await look(async (tx) => {
			await tx
				.update(guardian)
				.set({ accountId: here.accountId })
				.where(eq(guardian.id, other.guardianId));
			const mornings = { opens: '08:00', closes: '12:00' };
			const policy = {
				monday: mornings,
				tuesday: null,
				wednesday: null,
				thursday: null,
				friday: null
			};
			await tx
				.update(school)
				.set({ disconnectionPolicy: policy })
				.where(eq(school.id, other.schoolId));
		});
		expect(await choose(RANGES.evening)).toEqual({
			ok: false,
			error: { code: 'settings.hours-too-short' }
		});
		expect(await kept()).toBeNull();
		expect((await choose(RANGES.morning)).ok).toBe(true);
		// A school that the family has left says nothing any more.
		await look((tx) =>
			tx.update(guardian).set({ leftAt: SATURDAY }).where(eq(guardian.id, other.guardianId))
		);
		expect((await choose(RANGES.evening)).ok).toBe(true);
		expect(await kept()).toEqual(RANGES.evening);
	});
});

test('hours at which the school no longer opens hold nothing back, and the family is told so', async () => {
	await choose(RANGES.evening);
	const day = { opens: '08:00', closes: '16:00' };
	const [monday, tuesday, wednesday, thursday, friday] = [day, day, day, day, day];
	await setSchool({ disconnectionPolicy: { monday, tuesday, wednesday, thursday, friday } });
	expect(await hours()).toMatchObject({ choice: 'evening', ringing: day, isUnheeded: true });
	expect((await readHours(app, here.staff)).unheeded).toBe(1);
	await storyItem(app.db, here, {
		kind: 'message',
		content: {},
		now: SATURDAY,
		plannedAt: at('08:00')
	});
	app.setNow(at('08:00'));
	await drain();
	expect(app.push.sent).toHaveLength(1);
	expect(await kept()).toEqual(RANGES.evening);
});

test('a letter alone, which the child may have carried, chooses nothing', async () => {
	const provisional = { ...here.family, isProvisional: true };
	expect(await choose(RANGES.evening, provisional)).toEqual({
		ok: false,
		error: { code: 'settings.not-yet' }
	});
	expect(await kept()).toBeNull();
	expect(await hours(provisional)).toBeNull();
});
