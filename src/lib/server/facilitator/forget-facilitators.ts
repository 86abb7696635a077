import { lt } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { facilitator } from '../db/schema/workshop';

/** Three months: CNIL's delay for an account after its person left. */
const KEPT_MS = 92 * 86_400_000;

/** Forgets facilitators taken out of the pool three months ago, with what they answered. */
export async function forgetFacilitators(tx: Tx, now: Date): Promise<void> {
	await tx.delete(facilitator).where(lt(facilitator.retiredAt, new Date(now.getTime() - KEPT_MS)));
}
