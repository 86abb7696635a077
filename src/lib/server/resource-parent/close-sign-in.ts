import { eq } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { staff, staffRole } from '../db/schema/staff';

/**
 * Takes the sign-in of a resource parent away: her line, her sessions, her links. A line that also has
 * another role keeps it, and loses this one. Asked by the system only.
 */
export async function closeSignIn(tx: Tx, staffId: string): Promise<void> {
	const roles = await tx.select().from(staffRole).where(eq(staffRole.staffId, staffId));
	if (roles.some(({ role }) => role !== 'resource-parent')) return;
	await tx.delete(staff).where(eq(staff.id, staffId));
}
