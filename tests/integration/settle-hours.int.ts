import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliverySettingsSchema } from '../../src/lib/domain/delivery/delivery-settings';
import {
	POLICY_OF_PRESET,
	type DisconnectionPolicy
} from '../../src/lib/domain/disconnection/disconnection-policy';
import type { HoursSettings } from '../../src/lib/domain/disconnection/settle-hours.input';
import { hoursInOneLine } from '../../src/lib/domain/disconnection/wider-hours';
import { ROLES, SYSTEM, type Role } from '../../src/lib/domain/shared/actor';
import { school } from '../../src/lib/server/db/schema/directory';
import { itemVersion } from '../../src/lib/server/db/schema/item';
import { journal } from '../../src/lib/server/db/schema/staff';
import { readHours } from '../../src/lib/server/disconnection/read-hours';
import { settleHours } from '../../src/lib/server/disconnection/settle-hours';
import { listNotes } from '../../src/lib/server/team/list-notes';
import { writeNote } from '../../src/lib/server/team/write-note';
import * as v from 'valibot';
import { schoolStory, storyItem, type SchoolStory } from '../factories/school-story';
import { testApp, type TestApp } from '../support/test-app';

const SATURDAY = new Date('2026-11-28T10:00:00+01:00');
const MONDAY_7 = '2026-11-30T06:00:00.000Z';
const MONDAY_730 = '2026-11-30T06:30:00.000Z';
const REPORT = POLICY_OF_PRESET['report-2025'];
const SCREENS = POLICY_OF_PRESET['screens-commission'];
const WIDE = { ...REPORT, monday: { opens: '06:30', closes: '21:00' } };
const { spreadMinutes, gradeDelayHours, staffToStaff, ladder } = v.parse(
	deliverySettingsSchema,
	{}
);
const USUAL = { spreadMinutes, gradeDelayHours, staffToStaff, ladder };

let app: TestApp;
let here: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: SATURDAY });
});
afterAll(() => app?.close());
beforeEach(async () => {
	app.setNow(SATURDAY);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['head'], now: SATURDAY });
});

const as = (...roles: Role[]) => ({ ...here.staff, roles });
const wish = (policy: DisconnectionPolicy, telling: Partial<HoursSettings['telling']> = {}) => ({
	policy,
	telling: { ...USUAL, ...telling }
});
const settle = (settings: HoursSettings, agreed: string | null = null, actor = here.staff) =>
	settleHours(app, actor, settings, agreed);
const look = <T>(work: Parameters<typeof app.db.transaction<T>>[1]) =>
	app.db.transaction(SYSTEM, work);
const planned = (versionId: string) =>
	look(async (tx) => {
		const [found] = await tx.select().from(itemVersion).where(eq(itemVersion.id, versionId));
		return [found!.plannedAt.toISOString(), found!.releasedAt?.toISOString() ?? null];
	});
const entries = () =>
	look((tx) => tx.select().from(journal).where(eq(journal.action, 'disconnection.settled')));
const write = (plannedAt: string) =>
	storyItem(app.db, here, {
		kind: 'message',
		content: { subject: 'Sortie', text: 'Vendredi', author: 'Claire' },
		now: SATURDAY,
		plannedAt: new Date(plannedAt)
	});

describe('hours that change', () => {
	test('move what is held, leave what was released, and are written to the journal', async () => {
		const held = await write(MONDAY_7);
		const released = await write(SATURDAY.toISOString());
		let isWoken = false;
		app.onWake(() => (isWoken = true));
		const done = await settle(wish(SCREENS, { spreadMinutes: 30 }));
		expect(done).toEqual({
			ok: true,
			value: {
				before: wish(REPORT),
				held: { items: 1, next: new Date(MONDAY_730) },
				isStopped: false,
				timeZone: 'Europe/Paris'
			}
		});
		expect(await planned(held.versionId)).toEqual([MONDAY_730, null]);
		expect((await planned(released.versionId))[1]).toBe(SATURDAY.toISOString());
		expect(await entries()).toMatchObject([
			{
				staffId: here.staff.staffId,
				schoolId: here.schoolId,
				details: { before: wish(REPORT), after: wish(SCREENS, { spreadMinutes: 30 }) }
			}
		]);
		expect(isWoken).toBe(true);
		expect(await readHours(app, here.staff)).toMatchObject({
			...wish(SCREENS, { spreadMinutes: 30 }),
			preset: 'screens-commission',
			closesAt: null,
			opensAt: new Date(MONDAY_730),
			held: { items: 1, next: new Date(MONDAY_730) },
			urgent: 0
		});
	});

	test('keep what is settled elsewhere', async () => {
		const sms = { isOn: true, monthlyBudgetCents: 12_000 };
		await look((tx) => tx.update(school).set({ deliverySettings: { sms } }));
		await settle(wish(SCREENS));
		const [row] = await look((tx) => tx.select().from(school));
		expect(row!.deliverySettings).toEqual({ ...USUAL, sms });
	});

	test('that stay as they are leave no trace', async () => {
		expect((await settle(wish(REPORT))).ok).toBe(true);
		expect(await entries()).toEqual([]);
	});

	test('let colleagues see at once what waited for them', async () => {
		await writeNote(app, here.staff, { to: null, text: 'Réunion lundi.' });
		const colleague = { ...as('teacher'), staffId: here.guardianId };
		expect((await listNotes(app, colleague, 1)).notes).toEqual([]);
		await settle(wish(REPORT, { staffToStaff: 'at-once' }));
		expect((await listNotes(app, colleague, 1)).notes).toMatchObject([{ releasedAt: SATURDAY }]);
	});
});

describe('hours beyond the report’s', () => {
	test('are kept only by somebody who was told so, of these very hours', async () => {
		const warned = { ok: false, error: { code: 'disconnection.wider', days: ['monday'] } };
		expect(await settle(wish(WIDE))).toEqual(warned);
		expect(await settle(wish(WIDE), hoursInOneLine(REPORT))).toEqual(warned);
		expect(await entries()).toEqual([]);
		expect((await settle(wish(WIDE), hoursInOneLine(WIDE))).ok).toBe(true);
		expect((await readHours(app, here.staff)).policy).toEqual(WIDE);
	});
});

describe('who settles them', () => {
	test.each(ROLES)('%s', async (role) => {
		const done = await settle(wish(SCREENS), null, as(role));
		expect(done.ok).toBe(role === 'head' || role === 'administrator');
		if (!done.ok) expect(done.error.code).toBe('disconnection.not-allowed');
		expect((await entries()).length).toBe(done.ok ? 1 : 0);
	});
});
