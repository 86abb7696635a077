import { lt } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { referencePerson } from '../db/schema/help';

/** In UTC: nobody is at work to take back what was just done. */
const AT_NIGHT = 2;

/** Forgets, at night, who was taken off the people who help families, with their picture. */
export async function forgetPeopleTakenOff(tx: Tx, now: Date): Promise<void> {
	if (now.getUTCHours() !== AT_NIGHT) return;
	await tx.delete(referencePerson).where(lt(referencePerson.rank, 0));
}
