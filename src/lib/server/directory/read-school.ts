import { eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';

/**
 * The school for which a member of staff is working. Throws when it is gone.
 * @param lock `share`: nobody changes its settings, nor stops its sending, until the transaction
 *   ends; `update`: nobody else does
 */
export async function readSchool(
	tx: Tx,
	actor: Pick<StaffActor, 'schoolId'>,
	lock?: 'share' | 'update'
): Promise<typeof school.$inferSelect> {
	const query = tx.select().from(school).where(eq(school.id, actor.schoolId));
	const [found] = await (lock ? query.for(lock) : query);
	if (!found) throw new Error('The school of a staff session no longer exists.');
	return found;
}
