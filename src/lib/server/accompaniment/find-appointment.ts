import { and, eq, sql } from 'drizzle-orm';
import { endOf, overlaps, type Caution, type Slot } from '../../domain/accompaniment/appointment';
import type { Role, StaffActor } from '../../domain/shared/actor';
import { rows, type Tx } from '../db/client';
import { appointment, beneficiary } from '../db/schema/accompaniment';
import { staff, staffRole } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';
import { isOpen } from '../../domain/disconnection/release-window';

export type AppointmentRow = typeof appointment.$inferSelect;

/** Somebody who holds appointments, and what she is in the school. */
export type Colleague = { id: string; name: string; roles: Role[] };

/** An appointment of the actor's school, locked until the transaction ends; null when there is none. */
export async function lockAppointment(
	tx: Tx,
	actor: StaffActor,
	appointmentId: string
): Promise<AppointmentRow | null> {
	const [found] = await tx
		.select()
		.from(appointment)
		.where(
			and(
				sql`${appointment.id}::text = ${appointmentId.toLowerCase()}`,
				eq(appointment.schoolId, actor.schoolId)
			)
		)
		.for('update');
	return found ?? null;
}

/** The guardian behind the line of a person, through merges; null for who is not on file. */
export async function guardianBehind(
	tx: Tx,
	actor: StaffActor,
	beneficiaryId: string
): Promise<string | null> {
	const [found] = await rows<{ guardian_id: string | null }>(
		tx,
		sql`select g.id as guardian_id from beneficiary b
			join beneficiary r on r.id = coalesce(b.merged_into_id, b.id)
			left join guardian g on g.id = r.guardian_id and g.left_at is null
			where b.id = ${beneficiaryId} and b.school_id = ${actor.schoolId}`
	);
	return found?.guardian_id ?? null;
}

/** A colleague of the actor's school; null when she is not one, or no longer. */
export async function findColleague(
	tx: Tx,
	actor: StaffActor,
	staffId: string
): Promise<Colleague | null> {
	const found = await tx
		.select({ name: staff.name, role: staffRole.role, revokedAt: staff.revokedAt })
		.from(staff)
		.innerJoin(staffRole, eq(staffRole.staffId, staff.id))
		.where(and(eq(staff.id, staffId), eq(staffRole.schoolId, actor.schoolId)));
	const [first] = found;
	if (!first || first.revokedAt) return null;
	return { id: staffId, name: first.name, roles: found.map(({ role }) => role as Role) };
}

/** What is to be said of an appointment that is kept all the same. */
export async function cautionsOf(
	tx: Tx,
	actor: StaffActor,
	one: Slot & { id?: string; staffId: string; beneficiaryId: string },
	now: Date
): Promise<Caution[]> {
	const school = await readSchool(tx, actor);
	const nearby = await tx
		.select({
			id: appointment.id,
			staffId: appointment.staffId,
			standing: sql<string>`coalesce(${beneficiary.mergedIntoId}, ${beneficiary.id})`,
			startsAt: appointment.startsAt,
			durationMinutes: appointment.durationMinutes
		})
		.from(appointment)
		.innerJoin(beneficiary, eq(beneficiary.id, appointment.beneficiaryId))
		.where(
			and(
				eq(appointment.schoolId, actor.schoolId),
				eq(appointment.state, 'planned'),
				sql`${appointment.startsAt} < ${endOf(one).toISOString()}::timestamptz`,
				sql`${appointment.startsAt} > ${one.startsAt.toISOString()}::timestamptz - interval '1 day'`
			)
		);
	const atOnce = nearby.filter((other) => other.id !== one.id && overlaps(one, other));
	return [
		...(one.startsAt < now ? (['past'] as const) : []),
		...(isOpen(hoursOfSchool(school), one.startsAt) ? [] : (['closed'] as const)),
		...(atOnce.some(({ staffId }) => staffId === one.staffId) ? (['busy-colleague'] as const) : []),
		...(atOnce.some(({ standing }) => standing === one.beneficiaryId)
			? (['busy-person'] as const)
			: [])
	];
}
