import { sql } from 'drizzle-orm';
import { rows, type Tx } from '../db/client';

/** The rank of somebody who waits for a place, from 1 on: how many wait before her, and nobody's name. */
export async function rankOf(tx: Tx, itemId: string, guardianId: string): Promise<number> {
	const [found] = await rows<{ before: number }>(
		tx,
		sql`select workshop_waiting_before(${itemId}::uuid, ${guardianId}::uuid) as before`
	);
	return found!.before + 1;
}
