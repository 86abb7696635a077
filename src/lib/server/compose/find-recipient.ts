import { and, eq, isNull } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { division, pupil } from '../db/schema/directory';

/** Whether a division is one of the actor's school. */
export async function isOwnDivision(tx: Tx, actor: StaffActor, id: string): Promise<boolean> {
	const found = await tx
		.select({ id: division.id })
		.from(division)
		.where(and(eq(division.id, id), eq(division.schoolId, actor.schoolId)));
	return found.length > 0;
}

/** Whether a pupil is one of the actor's school, and still there. */
export async function isOwnPupil(tx: Tx, actor: StaffActor, id: string): Promise<boolean> {
	const found = await tx
		.select({ id: pupil.id })
		.from(pupil)
		.where(and(eq(pupil.id, id), eq(pupil.schoolId, actor.schoolId), isNull(pupil.leftAt)));
	return found.length > 0;
}
