import { ok, refuse, type Result } from '../../domain/shared/result';
import type { SignInRefusal } from '../../domain/sign-in/errors';
import type { Tx } from '../db/client';
import { journal } from '../db/schema/staff';
import { lifeHoursOf, openStaffSession, rolesIn, type StaffProof } from './staff-session';
import { schoolsOf } from './staff-schools';

/** A session just opened. */
export interface StaffEntry {
	sessionCookie: string;
	/** How long the session lives. */
	hours: number;
	/** Whether the person works in several schools, and may want another than the first. */
	hasSeveralSchools: boolean;
}

/**
 * Opens a session for a person who proved who they are, in their first school by name.
 * @param identityToken what a provider asks back when the person leaves
 */
export async function enterAsStaff(
	tx: Tx,
	staffId: string,
	openedBy: StaffProof,
	now: Date,
	identityToken?: string
): Promise<Result<StaffEntry, SignInRefusal>> {
	const [first, ...others] = await schoolsOf(tx, staffId);
	if (!first) return refuse({ code: 'sign-in.no-role' });
	await tx.insert(journal).values({
		at: now,
		schoolId: first.id,
		staffId,
		action: 'staff.signed-in',
		details: { openedBy }
	});
	const opened = await openStaffSession(tx, {
		staffId,
		schoolId: first.id,
		openedBy,
		now,
		...(identityToken ? { identityToken } : {})
	});
	return ok({
		sessionCookie: opened,
		hours: lifeHoursOf(await rolesIn(tx, staffId, first.id)),
		hasSeveralSchools: others.length > 0
	});
}
