import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import { ROLES, type StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { staff, staffRole } from '../db/schema/staff';

/** Members of staff of the actor's school who follow families, by name: those a family may be given to. */
export async function listColleagues(
	tx: Tx,
	actor: StaffActor
): Promise<{ id: string; name: string }[]> {
	const following = ROLES.filter((role) => canFollowConnections({ ...actor, roles: [role] }));
	return tx
		.selectDistinct({ id: staff.id, name: staff.name })
		.from(staff)
		.innerJoin(staffRole, eq(staffRole.staffId, staff.id))
		.where(
			and(
				eq(staffRole.schoolId, actor.schoolId),
				inArray(staffRole.role, following),
				isNull(staff.revokedAt)
			)
		)
		.orderBy(asc(staff.name));
}
