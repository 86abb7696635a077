import { and, eq, gt, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { nextOpening, nextRelease } from '../../domain/disconnection/release-window';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { familyWriting, item, itemVersion } from '../db/schema/item';
import { staffNote } from '../db/schema/staff';
import { replanWaiting } from '../delivery/replan-waiting';
import { hoursOrNull } from './hours-of-school';
import { moveHomework } from './move-homework';
import { NO_CALENDAR_WAIT } from './release-due';

/**
 * Plans again all that a school holds, by its hours and settings as they now are: what it says, what
 * families write, what staff write to each other, the notifications and short messages that wait, and
 * the next step of those who climb the ladder. To be called in the transaction that changes any of
 * it (also when sending stops or begins again), as SYSTEM: staff do not see what families wrote before
 * its release. What was released stays so. The release loop is to be woken after the transaction.
 */
export async function replanHeld(app: App, tx: Tx, schoolId: string, now: Date): Promise<void> {
	const [row] = await tx.select().from(school).where(eq(school.id, schoolId));
	if (!row) return;
	const hours = hoursOrNull(app, row);
	await replanVersions(tx, row, hours, now);
	for (const table of [familyWriting, staffNote] as const) {
		await tx
			.update(table)
			.set({ plannedAt: plannedFrom(hours, now, now) })
			.where(
				and(eq(table.schoolId, schoolId), isNull(table.releasedAt), isNull(table.withdrawnAt))
			);
	}
	await replanWaiting(app, tx, { schoolId }, now);
	await lookAgain(tx, sql`school_id = ${schoolId}::uuid`, now);
}

/**
 * Plans again when one family is told, in all its schools: to be called as SYSTEM in the transaction
 * that changes its own hours. What schools say is released as before: it may be read at any hour.
 */
export async function replanAccount(app: App, tx: Tx, accountId: string, now: Date): Promise<void> {
	await replanWaiting(app, tx, { accountId }, now);
	const hers = sql`guardian_id in (select id from guardian where account_id = ${accountId}::uuid)`;
	await lookAgain(tx, hers, now);
}

/** The ladder reckons from what it finds: looking sooner makes nobody climb too soon. */
async function lookAgain(tx: Tx, whose: SQL, now: Date): Promise<void> {
	await tx.execute(sql`
		update notice n set next_step_at = ${now.toISOString()}::timestamptz
		from (
			select id from notice
			where ${whose} and next_step_at > ${now.toISOString()}::timestamptz
			order by id for update
		) later
		where n.id = later.id`);
}

/**
 * What is held waits for the next opening, so all of it moves to the same instant, except what has a
 * delay of its own, and what is urgent.
 */
async function replanVersions(
	tx: Tx,
	row: typeof school.$inferSelect,
	hours: SchoolHours | null,
	now: Date
): Promise<void> {
	const isHeld = and(
		eq(itemVersion.schoolId, row.id),
		isNull(itemVersion.releasedAt),
		isNull(itemVersion.withdrawnAt)
	);
	const opening = row.sendingStoppedAt && hours ? nextOpening(hours, now) : null;
	const usual = opening?.ok ? opening.value : plannedFrom(hours, now, now);
	await tx.update(itemVersion).set({ plannedAt: usual }).where(isHeld);
	const delayed = await tx
		.selectDistinct({ notBefore: itemVersion.notBefore })
		.from(itemVersion)
		.where(and(isHeld, gt(itemVersion.notBefore, usual)));
	for (const { notBefore } of delayed) {
		await tx
			.update(itemVersion)
			.set({ plannedAt: plannedFrom(hours, notBefore!, now) })
			.where(and(isHeld, eq(itemVersion.notBefore, notBefore!)));
	}
	if (!row.sendingStoppedAt) {
		await tx
			.update(itemVersion)
			.set({ plannedAt: now })
			.where(and(isHeld, isNotNull(itemVersion.urgentReason)));
	}
	if (!hours) return;
	const homework = await tx
		.select({ id: itemVersion.id, plannedAt: itemVersion.plannedAt })
		.from(itemVersion)
		.innerJoin(item, eq(item.id, itemVersion.itemId))
		.where(and(isHeld, eq(item.kind, 'homework'), isNull(item.sourceId)));
	for (const same of Map.groupBy(homework, (one) => one.plannedAt.getTime()).values()) {
		await moveHomework(
			tx,
			hours,
			same.map(({ id }) => id),
			same[0]!.plannedAt
		);
	}
}

/** The first open instant from an instant on; soon again when no calendar tells. */
function plannedFrom(hours: SchoolHours | null, from: Date, now: Date): Date {
	const release = hours && nextRelease(hours, from);
	return release?.ok ? release.value : new Date(now.getTime() + NO_CALENDAR_WAIT);
}
