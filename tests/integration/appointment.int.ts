import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { appointmentInput } from '../../src/lib/domain/accompaniment/appointment.input';
import { readAgendaFilters } from '../../src/lib/domain/accompaniment/list-appointments.input';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import {
	cancelAppointment,
	markAppointment,
	markInterpreter,
	restoreAppointment
} from '../../src/lib/server/accompaniment/cancel-appointment';
import { listAppointments } from '../../src/lib/server/accompaniment/list-appointments';
import { moveAppointment } from '../../src/lib/server/accompaniment/move-appointment';
import { planAppointment } from '../../src/lib/server/accompaniment/plan-appointment';
import { readAppointment } from '../../src/lib/server/accompaniment/read-appointment';
import { readHistory } from '../../src/lib/server/accompaniment/read-history';
import { appointment } from '../../src/lib/server/db/schema/accompaniment';
import { item } from '../../src/lib/server/db/schema/item';
import { readHome } from '../../src/lib/server/home/read-home';
import { announceReleased } from '../../src/lib/server/release/announce-released';
import { releaseDue } from '../../src/lib/server/release/release-due';
import { schoolStory, type SchoolStory } from '../factories/school-story';
import { person } from '../factories/help-given';
import { testApp, type TestApp } from '../support/test-app';

const TUESDAY = '2026-11-24T10:00:00+01:00';
let app: TestApp;
let here: SchoolStory;

beforeAll(async () => {
	app = await testApp({ now: TUESDAY });
});
afterAll(() => app.close());
beforeEach(async () => {
	app.setNow(TUESDAY);
	await app.db.empty();
	here = await schoolStory(app.db, { roles: ['mediator'], now: new Date(TUESDAY) });
});

const THURSDAY = { day: '2026-11-26', hour: '14:00', place: 'Bureau 12' };
const input = (change: object = {}) =>
	v.parse(appointmentInput, { guardian: here.guardianId, ...THURSDAY, ...change });

async function planned(change: object = {}, people: Parameters<typeof planAppointment>[3] = []) {
	const done = await planAppointment(app, here.staff, input(change), people);
	if (!done.ok) throw new Error(done.error.code);
	return done.value.appointmentId;
}

async function pass(now: string) {
	app.setNow(now);
	await releaseDue(app);
	await announceReleased(app);
}

/** What the family's home shows, in the order in which it came. */
async function shown() {
	const home = await readHome(app, here.family);
	return home.cards.map((card) => {
		if (card.kind !== 'message') throw new Error('Only messages here.');
		const ready = card.ready?.sentence === 'appointment' ? card.ready : null;
		return {
			isTakenBack: card.isTakenBack,
			with: ready?.with,
			when: ready && `${ready.day} ${ready.hour}`,
			isMoved: ready?.isMoved ?? false
		};
	});
}
const said = { isTakenBack: false, with: 'mediator', when: '2026-11-26 14:00', isMoved: false };

describe('an appointment with a family on file', () => {
	test('is told at once, and reminded of the day before', async () => {
		const id = await planned();
		expect(await shown()).toEqual([said]);
		expect(await readAppointment(app, here.staff, id)).toMatchObject({
			telling: {
				how: 'told',
				at: new Date(TUESDAY),
				reminderAt: new Date('2026-11-25T13:00:00Z')
			},
			cautions: [],
			person: { locale: 'ar', guardianId: here.guardianId }
		});
		await pass('2026-11-25T13:59:00+01:00');
		expect(await shown()).toHaveLength(1);
		await pass('2026-11-25T14:00:00+01:00');
		expect(await shown()).toEqual([said, said]);
	});

	test('made in the evening waits for the opening', async () => {
		app.setNow('2026-11-24T21:00:00+01:00');
		const id = await planned();
		expect(await shown()).toEqual([]);
		expect(await readAppointment(app, here.staff, id)).toMatchObject({
			telling: { how: 'held', at: new Date('2026-11-25T06:00:00Z'), reminderAt: null }
		});
	});

	test('that would be told too late is not told: somebody calls', async () => {
		app.setNow('2026-11-27T21:00:00+01:00');
		const id = await planned({ day: '2026-11-28', hour: '10:00' });
		expect(await readAppointment(app, here.staff, id)).toMatchObject({
			telling: { how: 'too-late' },
			cautions: ['closed']
		});
		await pass('2026-11-30T09:00:00+01:00');
		expect(await shown()).toEqual([]);
	});

	test('moved after it was read is corrected in the same card, and the reminder follows', async () => {
		const id = await planned();
		await readHome(app, here.family);
		const moved = await moveAppointment(app, here.staff, {
			appointmentId: id,
			revision: 1,
			input: input({ day: '2026-12-01', hour: '09:30' })
		});
		expect(moved).toMatchObject({ ok: true, value: { revision: 2 } });
		const now = { ...said, when: '2026-12-01 09:30', isMoved: true };
		expect(await shown()).toEqual([now]);
		await pass('2026-11-25T14:00:00+01:00');
		expect(await shown()).toEqual([now]);
		await pass('2026-11-30T09:30:00+01:00');
		expect(await shown()).toEqual([{ ...now, isMoved: false }, now]);
	});

	test('moved before it was shown is simply another one', async () => {
		app.setNow('2026-11-24T21:00:00+01:00');
		const id = await planned();
		await moveAppointment(app, here.staff, {
			appointmentId: id,
			revision: 1,
			input: input({ hour: '15:00' })
		});
		await pass('2026-11-25T07:00:00+01:00');
		expect(await shown()).toEqual([{ ...said, when: '2026-11-26 15:00' }]);
	});

	test('changed in nothing that the family knows says nothing more', async () => {
		const id = await planned();
		await moveAppointment(app, here.staff, {
			appointmentId: id,
			revision: 1,
			input: input({ duration: '45', interpreter: 'ar' })
		});
		expect(await app.db.transaction(SYSTEM, (tx) => tx.$count(item))).toBe(2);
		expect(await shown()).toEqual([said]);
	});

	test('cancelled is taken back: one sentence for who read it, none for who did not', async () => {
		const read = await planned();
		await shown();
		const unread = await planned({ hour: '16:00' });
		await cancelAppointment(app, here.staff, unread);
		await cancelAppointment(app, here.staff, read);
		expect(await shown()).toEqual([{ ...said, isTakenBack: true }]);
		await pass('2026-11-25T14:00:00+01:00');
		expect(await shown()).toEqual([{ ...said, isTakenBack: true }]);
	});

	test('is planned and told again when the cancellation is undone', async () => {
		const id = await planned();
		await cancelAppointment(app, here.staff, id);
		expect(await shown()).toEqual([]);
		expect(await restoreAppointment(app, here.staff, id)).toMatchObject({ ok: true });
		expect(await shown()).toEqual([said]);
		expect(await readAppointment(app, here.staff, id)).toMatchObject({ state: 'planned' });
	});

	test('is marked in one tap, and the mark taken back', async () => {
		const id = await planned();
		expect(await markAppointment(app, here.staff, id, 'came')).toMatchObject({
			value: { before: 'planned' }
		});
		expect(
			await moveAppointment(app, here.staff, { appointmentId: id, revision: 2, input: input() })
		).toMatchObject({ error: { code: 'appointment.over' } });
		await markAppointment(app, here.staff, id, 'planned');
		expect(await readHistory(app, here.staff, { guardianId: here.guardianId })).toMatchObject({
			appointments: [{ state: 'planned', place: 'Bureau 12' }]
		});
	});

	test('changed by two: the second is told', async () => {
		const id = await planned();
		const move = (hour: string) =>
			moveAppointment(app, here.staff, {
				appointmentId: id,
				revision: 1,
				input: input({ hour })
			});
		expect(await move('15:00')).toMatchObject({ ok: true });
		expect(await move('16:00')).toMatchObject({
			error: { code: 'appointment.changed-meanwhile' }
		});
	});
});

describe('an appointment with somebody who is not on file', () => {
	test('is told to nobody, and the screen knows', async () => {
		const id = await planned({ guardian: undefined }, [person('Awa', 'Diallo', '+33639980102')]);
		expect(await readAppointment(app, here.staff, id)).toMatchObject({
			telling: { how: 'not-on-file' },
			person: { name: 'Awa Diallo', phone: '+33639980102', locale: null },
			ready: { sentence: 'appointment', with: 'mediator', day: '2026-11-26', hour: '14:00' }
		});
		expect(await app.db.transaction(SYSTEM, (tx) => tx.$count(item))).toBe(0);
	});
});

describe('what is odd about an appointment', () => {
	test('is said, not refused: past, closed hours, two at once', async () => {
		await planned();
		const second = await planned({ hour: '14:15' });
		expect((await readAppointment(app, here.staff, second))!.cautions).toEqual([
			'busy-colleague',
			'busy-person'
		]);
		const past = await planned({ day: '2026-11-22', hour: '10:00' });
		expect((await readAppointment(app, here.staff, past))!.cautions).toEqual(['past', 'closed']);
		const after = await planned({ hour: '14:45' });
		expect((await readAppointment(app, here.staff, after))!.cautions).toEqual([]);
	});

	test('but who is not a colleague, or nobody at all, is refused', async () => {
		const other = await schoolStory(app.db, { roles: ['mediator'], now: new Date(TUESDAY) });
		const refusal = async (change: object) => {
			const done = await planAppointment(app, here.staff, input(change), []);
			return done.ok ? null : done.error.code;
		};
		expect(await refusal({ staff: other.staff.staffId })).toBe('appointment.unknown-colleague');
		expect(await refusal({ guardian: other.guardianId })).toBe('accompaniment.unknown-family');
		expect(await refusal({ guardian: undefined })).toBe('appointment.nobody');
		const id = await planned();
		expect(await readAppointment(app, other.staff, id)).toBeNull();
		expect(await cancelAppointment(app, other.staff, id)).toMatchObject({
			error: { code: 'appointment.not-found' }
		});
		const teacher = { ...here.staff, roles: ['teacher' as const] };
		expect(await cancelAppointment(app, teacher, id)).toMatchObject({
			error: { code: 'accompaniment.not-allowed' }
		});
	});
});

describe('the agenda', () => {
	const agenda = (query = '') =>
		listAppointments(app, here.staff, readAgendaFilters(new URLSearchParams(query)));

	test('shows the week, day by day, or one day, or one colleague', async () => {
		await planned();
		await planned({ hour: '09:00' });
		const week = await agenda();
		expect(week.days).toHaveLength(7);
		expect(week.days[3]).toMatchObject({
			day: '2026-11-26',
			lines: [{ person: { name: 'Amina ESSAI' } }, { place: 'Bureau 12', isTold: true }]
		});
		expect([week.previous, week.next]).toEqual(['2026-11-16', '2026-11-30']);
		const day = await agenda('vue=jour&le=2026-11-26');
		expect(day.days).toMatchObject([{ lines: [{}, {}] }]);
		const nobody = await agenda('qui=00000000-0000-4000-8000-000000000000');
		expect(nobody.days.flatMap(({ lines }) => lines)).toEqual([]);
		expect(week.colleagues).toEqual([{ id: here.staff.staffId, name: here.staff.name }]);
	});

	test('lists the interpreters to find, until each is found', async () => {
		const id = await planned({ interpreter: 'ti', day: '2026-12-10' });
		const toFind = await agenda('interpretes=a-trouver');
		expect(toFind).toMatchObject({
			toFind: 1,
			days: [{ day: '2026-12-10', lines: [{ interpreter: { locale: 'ti', isFound: false } }] }]
		});
		await markInterpreter(app, here.staff, id, true);
		expect(await agenda('interpretes=a-trouver')).toMatchObject({ toFind: 0, days: [] });
		const [row] = await app.db.transaction(SYSTEM, (tx) =>
			tx.select().from(appointment).where(eq(appointment.id, id))
		);
		expect(row).toMatchObject({ isInterpreterFound: true, revision: 2 });
	});
});
