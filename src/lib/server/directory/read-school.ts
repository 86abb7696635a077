import { eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';

/** The school for which a member of staff is working. Throws when it is gone. */
export async function readSchool(tx: Tx, actor: StaffActor): Promise<typeof school.$inferSelect> {
	const [found] = await tx.select().from(school).where(eq(school.id, actor.schoolId));
	if (!found) throw new Error('The school of a staff session no longer exists.');
	return found;
}
