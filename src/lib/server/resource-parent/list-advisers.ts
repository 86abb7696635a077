import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { staff, staffRole } from '../db/schema/staff';

/** Somebody who may support a resource parent. */
export type Adviser = { id: string; name: string };

/** The mediators and France services advisers of the actor's school, by name. */
export function listAdvisers(app: App, actor: StaffActor): Promise<Adviser[]> {
	return app.db.transaction(actor, (tx) => advisersOf(tx, actor.schoolId));
}

/** As `listAdvisers`, inside a transaction. */
export function advisersOf(tx: Tx, schoolId: string): Promise<Adviser[]> {
	return tx
		.selectDistinct({ id: staff.id, name: staff.name })
		.from(staff)
		.innerJoin(staffRole, eq(staffRole.staffId, staff.id))
		.where(
			and(
				eq(staffRole.schoolId, schoolId),
				inArray(staffRole.role, ['mediator', 'adviser']),
				isNull(staff.revokedAt)
			)
		)
		.orderBy(asc(staff.name));
}
