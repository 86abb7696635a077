import { eq, sql } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { AppointmentState } from '../../domain/accompaniment/appointment';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { appointment } from '../db/schema/accompaniment';
import { takeBackSaid } from './correct-said';
import {
	findColleague,
	guardianBehind,
	lockAppointment,
	type AppointmentRow
} from './find-appointment';
import { standingLine } from './people-sql';
import { NOTHING_SAID, tellAppointment, type SaidItems } from './tell-appointment';

export type AppointmentError = {
	code: 'accompaniment.not-allowed' | 'appointment.not-found' | 'appointment.over';
};

/**
 * Cancels an appointment: what the family has not seen is never shown, and who has seen it reads one
 * sentence that takes it back. Asked twice, it changes nothing.
 */
export function cancelAppointment(
	app: App,
	actor: StaffActor,
	appointmentId: string
): Promise<Result<null, AppointmentError>> {
	return settle(app, actor, appointmentId, async (tx, row, now) => {
		if (row.state === 'cancelled') return ok(null);
		if (row.state !== 'planned') return refuse({ code: 'appointment.over' });
		await takeBackSaid(tx, actor, row, now);
		await setState(tx, row, 'cancelled', NOTHING_SAID);
		return ok(null);
	});
}

/** The undo of a cancellation: the appointment is planned again, and the family told again. */
export function restoreAppointment(
	app: App,
	actor: StaffActor,
	appointmentId: string
): Promise<Result<null, AppointmentError>> {
	return settle(app, actor, appointmentId, async (tx, row, now) => {
		if (row.state !== 'cancelled') return ok(null);
		const guardianId = await guardianBehind(tx, actor, row.beneficiaryId);
		const colleague = await findColleague(tx, actor, row.staffId);
		const told = colleague && { startsAt: row.startsAt, place: row.place, staff: colleague };
		const said =
			guardianId && told ? await tellAppointment(tx, actor, guardianId, told, now) : NOTHING_SAID;
		await setState(tx, row, 'planned', said);
		return ok(null);
	});
}

/**
 * Marks who came and who did not; `planned` takes the mark back.
 * @returns how it was marked before
 */
export function markAppointment(
	app: App,
	actor: StaffActor,
	appointmentId: string,
	state: 'planned' | 'came' | 'missed'
): Promise<Result<{ before: AppointmentState; name: string }, AppointmentError>> {
	return settle(app, actor, appointmentId, async (tx, row) => {
		if (row.state === 'cancelled') return refuse({ code: 'appointment.over' });
		await setState(tx, row, state);
		const name = await personName(tx, row);
		return ok({ before: row.state as AppointmentState, name });
	});
}

/** Says whether an interpreter was found for an appointment that needs one. */
export function markInterpreter(
	app: App,
	actor: StaffActor,
	appointmentId: string,
	isFound: boolean
): Promise<Result<{ name: string }, AppointmentError>> {
	return settle(app, actor, appointmentId, async (tx, row) => {
		await tx
			.update(appointment)
			.set({
				isInterpreterFound: isFound && row.interpreterLocale !== null,
				revision: row.revision + 1
			})
			.where(eq(appointment.id, row.id));
		return ok({ name: await personName(tx, row) });
	});
}

/** Finds, locks and changes an appointment as the system, which alone takes back what was said. */
async function settle<T>(
	app: App,
	actor: StaffActor,
	appointmentId: string,
	work: (tx: Tx, row: AppointmentRow, now: Date) => Promise<Result<T, AppointmentError>>
): Promise<Result<T, AppointmentError>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed' });
	const now = app.clock.now();
	const done = await app.db.transaction(SYSTEM, async (tx) => {
		const row = await lockAppointment(tx, actor, appointmentId);
		return row ? work(tx, row, now) : refuse({ code: 'appointment.not-found' as const });
	});
	if (done.ok) app.wake();
	return done;
}

function setState(tx: Tx, row: AppointmentRow, state: AppointmentState, said?: SaidItems) {
	return tx
		.update(appointment)
		.set({ state, revision: row.revision + 1, ...said })
		.where(eq(appointment.id, row.id));
}

async function personName(tx: Tx, row: AppointmentRow): Promise<string> {
	const [found] = await rows<{ name: string }>(
		tx,
		sql`select trim(coalesce(g.first_name, r.first_name) || ' ' || coalesce(g.last_name, r.last_name)) as name
			from beneficiary b join beneficiary r on r.id = ${standingLine('b')}
			left join guardian g on g.id = r.guardian_id
			where b.id = ${row.beneficiaryId}`
	);
	return found?.name ?? '';
}
