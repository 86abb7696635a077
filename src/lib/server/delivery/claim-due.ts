import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { account, pushSubscription } from '../db/schema/account';
import { school } from '../db/schema/directory';
import { delivery, item, itemVersion } from '../db/schema/item';

const BATCH = 200;
/** Longer than a batch takes at worst; after it, another process takes over. */
const LEASE = 120_000;

/** A delivery taken by this process, with all that sending needs. */
export type Claimed = Awaited<ReturnType<typeof readClaimed>>[number];

/**
 * Takes a batch of due deliveries for this process: nobody else touches them until the lease ends.
 * A process that dies in between sends nothing twice at once, and loses nothing.
 */
export async function claimDue(tx: Tx, now: Date): Promise<Claimed[]> {
	const due = await tx
		.select({ id: delivery.id })
		.from(delivery)
		.where(
			and(
				eq(delivery.state, 'waiting'),
				lte(delivery.nextAttemptAt, now),
				or(isNull(delivery.leaseUntil), lt(delivery.leaseUntil, now))
			)
		)
		.orderBy(asc(delivery.nextAttemptAt), asc(delivery.subscriptionId))
		.limit(BATCH)
		.for('update', { skipLocked: true });
	if (due.length === 0) return [];
	const ids = due.map((row) => row.id);
	await tx
		.update(delivery)
		.set({ leaseUntil: new Date(now.getTime() + LEASE) })
		.where(inArray(delivery.id, ids));
	return readClaimed(tx, ids);
}

function readClaimed(tx: Tx, ids: string[]) {
	return tx
		.select({
			id: delivery.id,
			attempts: delivery.attempts,
			accountId: delivery.accountId,
			locale: account.locale,
			subscription: pushSubscription,
			school,
			itemId: item.id,
			kind: item.kind,
			change: itemVersion.change,
			subjectId: childOrSchool
		})
		.from(delivery)
		.innerJoin(account, eq(account.id, delivery.accountId))
		.innerJoin(school, eq(school.id, delivery.schoolId))
		.innerJoin(itemVersion, eq(itemVersion.id, delivery.itemVersionId))
		.innerJoin(item, eq(item.id, itemVersion.itemId))
		.leftJoin(pushSubscription, eq(pushSubscription.id, delivery.subscriptionId))
		.where(inArray(delivery.id, ids))
		.orderBy(asc(itemVersion.releasedAt));
}

/** The child that an item is about in this family, or the school when it is about none. */
const childOrSchool = sql<string>`coalesce(${item.pupilId}, (
	select min(p.id::text)::uuid from guardian g
	join guardianship l on l.guardian_id = g.id and l.has_access
	join pupil p on p.id = l.pupil_id
	where g.account_id = ${delivery.accountId} and p.division_id = ${item.divisionId}
), ${item.schoolId})`;
