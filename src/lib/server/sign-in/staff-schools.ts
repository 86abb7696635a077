import { and, asc, eq, isNull } from 'drizzle-orm';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { SignInRefusal } from '../../domain/sign-in/errors';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { staff, staffRole, staffSession } from '../db/schema/staff';

/** A school where a member of staff has a role. */
export interface StaffSchool {
	id: string;
	name: string;
}

/** The schools where a person works, by name; none once revoked. Asked by the system only. */
export async function schoolsOf(tx: Tx, staffId: string): Promise<StaffSchool[]> {
	return tx
		.selectDistinct({ id: school.id, name: school.name })
		.from(staffRole)
		.innerJoin(school, eq(school.id, staffRole.schoolId))
		.innerJoin(staff, eq(staff.id, staffRole.staffId))
		.where(and(eq(staffRole.staffId, staffId), isNull(staff.revokedAt)))
		.orderBy(asc(school.name));
}

/** The schools among which the person signed in may choose. */
export function listMySchools(app: App, actor: StaffActor): Promise<StaffSchool[]> {
	return app.db.transaction(SYSTEM, (tx) => schoolsOf(tx, actor.staffId));
}

/**
 * Makes the session work for another school of the person.
 * @returns refusal `sign-in.no-role` when the person has no role there
 */
export async function switchSchool(
	app: App,
	actor: StaffActor,
	schoolId: string
): Promise<Result<null, SignInRefusal>> {
	const schools = await listMySchools(app, actor);
	if (!schools.some(({ id }) => id === schoolId)) return refuse({ code: 'sign-in.no-role' });
	await app.db.transaction(actor, (tx) =>
		tx.update(staffSession).set({ schoolId }).where(eq(staffSession.id, actor.sessionId))
	);
	return ok(null);
}
