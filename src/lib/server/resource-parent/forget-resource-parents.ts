import { lt } from 'drizzle-orm';
import { forgottenBefore } from '../../domain/resource-parent/retention';
import type { Tx } from '../db/client';
import { resourceParent, resourceParentContact } from '../db/schema/resource-parent';

/**
 * Forgets what ended three months ago: missions and refused candidacies (with what was done in them),
 * and agreements that families took back. The journal keeps keys, which name nobody.
 */
export async function forgetResourceParents(tx: Tx, now: Date): Promise<void> {
	const before = forgottenBefore(now);
	await tx.delete(resourceParent).where(lt(resourceParent.endedAt, before));
	await tx.delete(resourceParentContact).where(lt(resourceParentContact.withdrawnAt, before));
}
