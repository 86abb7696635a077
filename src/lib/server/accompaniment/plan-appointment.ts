import { DateTime } from 'luxon';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { NewPerson } from '../../domain/accompaniment/accompaniment.input';
import type { AppointmentInput } from '../../domain/accompaniment/appointment.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { appointment } from '../db/schema/accompaniment';
import { readSchool } from '../directory/read-school';
import { findColleague, guardianBehind } from './find-appointment';
import { keepPeople } from './keep-people';
import type { FieldRefusal } from './record-accompaniment';
import { NOTHING_SAID, tellAppointment } from './tell-appointment';

/**
 * Plans an appointment and tells the family in its language, with a reminder the day before. It is
 * kept even when it is past, in closed hours or beside another one: what is odd about it is said
 * (`readAppointment`), not refused. Somebody who is not on file is told nothing.
 *
 * Refusals: `accompaniment.not-allowed`, `appointment.nobody`, `accompaniment.unknown-family`,
 * `appointment.unknown-colleague`.
 */
export async function planAppointment(
	app: App,
	actor: StaffActor,
	input: AppointmentInput,
	newPeople: readonly NewPerson[]
): Promise<Result<{ appointmentId: string }, FieldRefusal>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed', field: '' });
	const named = [input.guardian, input.person, ...newPeople].filter((one) => one !== undefined);
	if (named.length === 0) return refuse({ code: 'appointment.nobody', field: 'guardian' });
	if (named.length > 1) return refuse({ code: 'appointment.one-person', field: 'guardian' });
	const now = app.clock.now();
	const planned = await app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const colleague = await findColleague(tx, actor, input.staff ?? actor.staffId);
		if (!colleague || !canAccompany(colleague)) {
			return refuse({ code: 'appointment.unknown-colleague', field: 'staff' });
		}
		const people = {
			guardians: input.guardian ? [input.guardian] : [],
			people: input.person ? [input.person] : [],
			newPeople
		};
		const kept = await keepPeople(tx, actor, people, now);
		if (!kept.ok) return refuse({ ...kept.error, field: 'guardian' });
		const beneficiaryId = kept.value.ids[0]!;
		const startsAt = startOf(input, timeZone);
		const guardianId = await guardianBehind(tx, actor, beneficiaryId);
		const told = { startsAt, place: input.place, staff: colleague };
		const said = guardianId
			? await tellAppointment(tx, actor, guardianId, told, now)
			: NOTHING_SAID;
		const [added] = await tx
			.insert(appointment)
			.values({
				schoolId: actor.schoolId,
				beneficiaryId,
				staffId: colleague.id,
				startsAt,
				...appointmentColumns(input),
				...said,
				createdAt: now,
				createdBy: actor.staffId
			})
			.returning({ id: appointment.id });
		return ok({ appointmentId: added!.id });
	});
	if (planned.ok) app.wake();
	return planned;
}

/** The instant that a day and an hour of the school's wall clock name. */
export function startOf({ day, hour }: { day: string; hour: string }, timeZone: string): Date {
	return DateTime.fromISO(`${day}T${hour}`, { zone: timeZone }).toJSDate();
}

/** The columns that the form of an appointment fills, but for when and with whom. */
export function appointmentColumns(input: AppointmentInput) {
	return {
		durationMinutes: input.duration,
		place: input.place,
		interpreterLocale: input.interpreter ?? null,
		isInterpreterFound: input.interpreter !== undefined && input.interpreterFound === 'yes'
	};
}
