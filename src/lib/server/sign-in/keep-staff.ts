import { eq } from 'drizzle-orm';
import { SYSTEM, type Role } from '../../domain/shared/actor';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { journal, staff, staffRole } from '../db/schema/staff';

/** A member of staff as an administrator's command names them. */
export interface StaffEntryGiven {
	email: string;
	name: string;
	role: Role;
	/** UAI code of the school. */
	uai: string;
}

/**
 * Finds a member of staff by e-mail, or makes one, and gives the role in the school (kept when it
 * is there already). Several roles or schools: called several times.
 * @returns the person's key; null when no school has that UAI code
 */
export async function keepStaff(app: App, given: StaffEntryGiven): Promise<string | null> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const [place] = await tx
			.select({ id: school.id })
			.from(school)
			.where(eq(school.uai, given.uai.toUpperCase()));
		if (!place) return null;
		const [person] = await tx
			.insert(staff)
			.values({ name: given.name, email: given.email.toLowerCase(), createdAt: now })
			.onConflictDoUpdate({ target: staff.email, set: { name: given.name } })
			.returning({ id: staff.id });
		const added = await tx
			.insert(staffRole)
			.values({ staffId: person!.id, schoolId: place.id, role: given.role })
			.onConflictDoNothing()
			.returning({ role: staffRole.role });
		if (added.length > 0) {
			await tx.insert(journal).values({
				at: now,
				schoolId: place.id,
				action: 'staff.role-given',
				subject: person!.id,
				details: { role: given.role }
			});
		}
		return person!.id;
	});
}

/** The key of a member of staff who is not revoked, by e-mail; null when there is none. */
export async function findStaff(app: App, email: string): Promise<string | null> {
	const [person] = await app.db.transaction(SYSTEM, (tx) =>
		tx
			.select({ id: staff.id, revokedAt: staff.revokedAt })
			.from(staff)
			.where(eq(staff.email, email.toLowerCase()))
	);
	return person && !person.revokedAt ? person.id : null;
}
