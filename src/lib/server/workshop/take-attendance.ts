import { and, eq, isNull } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { RunSessionError } from '../../domain/workshop/run-session-errors';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import { guardian } from '../db/schema/directory';
import { workshopRegistration } from '../db/schema/item';

type Attendance = 'present' | 'absent' | null;

/**
 * Says whether a registered person came; null takes the mark back.
 *
 * @returns the name, and the mark before, to be put back
 * Refusals: `workshop.not-allowed`, `workshop.not-found`.
 */
export async function takeAttendance(
	app: App,
	actor: StaffActor,
	input: { itemId: string; registrationId: string; attendance: Attendance }
): Promise<Result<{ name: string; before: Attendance }, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [found] = await tx
			.select({
				before: workshopRegistration.attendance,
				firstName: guardian.firstName,
				lastName: guardian.lastName
			})
			.from(workshopRegistration)
			.innerJoin(guardian, eq(guardian.id, workshopRegistration.guardianId))
			.where(
				and(
					eq(workshopRegistration.id, input.registrationId),
					eq(workshopRegistration.itemId, input.itemId),
					eq(workshopRegistration.schoolId, actor.schoolId),
					isNull(workshopRegistration.cancelledAt)
				)
			);
		if (!found) return refuse({ code: 'workshop.not-found' });
		await tx
			.update(workshopRegistration)
			.set({ attendance: input.attendance })
			.where(eq(workshopRegistration.id, input.registrationId));
		const before = found.before as Attendance;
		return ok({ name: `${found.firstName} ${found.lastName}`, before });
	});
}
