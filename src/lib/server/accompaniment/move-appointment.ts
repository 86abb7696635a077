import { eq } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { AppointmentInput } from '../../domain/accompaniment/appointment.input';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { appointment } from '../db/schema/accompaniment';
import { readSchool } from '../directory/read-school';
import { planRelease } from '../release/plan-release';
import { correctSaid, takeBackSaid, withdrawReminder } from './correct-said';
import {
	findColleague,
	guardianBehind,
	lockAppointment,
	type AppointmentRow
} from './find-appointment';
import { appointmentColumns, startOf } from './plan-appointment';
import type { FieldRefusal } from './record-accompaniment';
import {
	NOTHING_SAID,
	remind,
	tellAppointment,
	wordsOf,
	type SaidItems,
	type Told
} from './tell-appointment';

/** What an appointment was before, in the terms of its form: for the undo, and to tell the second one. */
export type Moved = { before: AppointmentRow; revision: number };

/**
 * Changes an appointment. When the day, the hour, the place or the colleague changes, what the family
 * was told is corrected in one sentence, in the same card, and the reminder follows; a message that
 * it had not been shown yet is replaced without a word.
 *
 * Refusals: `accompaniment.not-allowed`, `appointment.not-found`, `appointment.over` (no longer
 * planned), `appointment.changed-meanwhile`, `appointment.unknown-colleague`.
 */
export async function moveAppointment(
	app: App,
	actor: StaffActor,
	given: { appointmentId: string; revision: number; input: AppointmentInput }
): Promise<Result<Moved, FieldRefusal>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed', field: '' });
	const { appointmentId, input } = given;
	const now = app.clock.now();
	const moved = await app.db.transaction(SYSTEM, async (tx) => {
		const before = await lockAppointment(tx, actor, appointmentId);
		if (!before) return refuse({ code: 'appointment.not-found', field: '' });
		if (before.state !== 'planned') return refuse({ code: 'appointment.over', field: '' });
		if (before.revision !== given.revision) {
			return refuse({ code: 'appointment.changed-meanwhile', field: '' });
		}
		const { timeZone } = await readSchool(tx, actor);
		const colleague = await findColleague(tx, actor, input.staff ?? before.staffId);
		if (!colleague || !canAccompany(colleague)) {
			return refuse({ code: 'appointment.unknown-colleague', field: 'staff' });
		}
		const told: Told = { startsAt: startOf(input, timeZone), place: input.place, staff: colleague };
		const isSame =
			told.startsAt.getTime() === before.startsAt.getTime() &&
			input.place === before.place &&
			colleague.id === before.staffId;
		const said = isSame ? keptOf(before) : await tellMoved(tx, actor, before, told, now);
		const revision = before.revision + 1;
		await tx
			.update(appointment)
			.set({
				...appointmentColumns(input),
				...said,
				startsAt: told.startsAt,
				staffId: colleague.id,
				revision
			})
			.where(eq(appointment.id, before.id));
		return ok({ before, revision });
	});
	if (moved.ok) app.wake();
	return moved;
}

const keptOf = ({ saidItemId, reminderItemId }: AppointmentRow): SaidItems => ({
	saidItemId,
	reminderItemId
});

async function tellMoved(
	tx: Tx,
	actor: StaffActor,
	before: AppointmentRow,
	told: Told,
	now: Date
): Promise<SaidItems> {
	const guardianId = await guardianBehind(tx, actor, before.beneficiaryId);
	if (!guardianId) return NOTHING_SAID;
	const school = await readSchool(tx, actor);
	const plan = planRelease(school, now);
	const isTellable = plan.ok && plan.value.plannedAt < told.startsAt;
	if (!isTellable) {
		// What was said no longer holds, and the new moment cannot be told in time: somebody calls.
		await takeBackSaid(tx, actor, before, now);
		return NOTHING_SAID;
	}
	await withdrawReminder(tx, actor, before.reminderItemId, now);
	const words = (isMoved: boolean) => wordsOf(told, school.timeZone, isMoved)!;
	const isCorrected =
		before.saidItemId !== null && (await correctSaid(tx, actor, before.saidItemId, words, now));
	if (!isCorrected) return tellAppointment(tx, actor, guardianId, told, now);
	return {
		saidItemId: before.saidItemId,
		reminderItemId: await remind(tx, actor, guardianId, told, plan.value.plannedAt, now)
	};
}
