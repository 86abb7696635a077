import type { AppointmentInput } from '../../domain/accompaniment/appointment.input';
import type { StaffActor } from '../../domain/shared/actor';
import { refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { pickFamily } from '../funnel/pick-family';
import { newPeopleOf, type EnteredPeople } from './enter-accompaniment';
import { planAppointment } from './plan-appointment';
import type { FieldRefusal } from './record-accompaniment';

/**
 * Plans an appointment as its form gives it: with a family picked or typed, or with somebody whom no
 * file knows. Refusals: those of `planAppointment`, `pickFamily` and `newPeopleOf`.
 */
export async function enterAppointment(
	app: App,
	actor: StaffActor,
	input: AppointmentInput,
	{ typed, family }: EnteredPeople
): Promise<Result<{ appointmentId: string }, FieldRefusal>> {
	const people = await newPeopleOf(app, actor, typed);
	if (!people.ok) return people;
	const isNamed = input.guardian || input.person || people.value.length > 0;
	if (isNamed || !family['guardian-typed']) {
		return planAppointment(app, actor, input, people.value);
	}
	const picked = await pickFamily(app, actor, family);
	if (!picked.ok) return refuse({ code: picked.error.code, field: 'guardian' });
	return planAppointment(app, actor, { ...input, guardian: picked.value.guardianId }, []);
}
