import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { PushTarget } from '../../domain/delivery/push-sender';
import { rows, type Tx } from '../db/client';
import { isLeaseFree } from '../db/lease';
import type { school } from '../db/schema/directory';
import { schoolsById } from '../directory/schools-by-id';
import { recipientDevices } from './recipient-devices';
import { throughIndexes } from './through-indexes';

/** Deliveries of one claim, but for the rest of a device's. */
const BATCH = 1_000;
/** After it, another process takes over: sending ends before. */
const LEASE = 120_000;
/** Any number will do, as long as every process of an installation uses the same. */
const CLAIM_LOCK = 7_205_760;

/** A delivery taken by this process, with all that sending needs. */
export type Claimed = {
	id: string;
	attempts: number;
	accountId: string;
	locale: string;
	/** `account.own_hours`: when the family itself wants to be told; null when it did not say. */
	ownHours: unknown;
	/** Goes out in a closed period too. */
	isUrgent: boolean;
	/** Null when the device was forgotten since. */
	subscription: (PushTarget & { id: string }) | null;
	school: typeof school.$inferSelect;
	itemId: string;
	kind: string;
	change: string;
	/** The child that the item is about in this family, or the school when it is about none. */
	subjectId: string;
	/** Whether its reader may still be told, and has not seen it meanwhile: asked again at sending. */
	isAllowed: boolean;
};

/** Where a claim ended, in the order of the queue; null at its beginning. */
export type Place = { dueAt: string; subscriptionId: string } | null;

/** A batch, the end of the lease by which it is recognised, and where the next one begins. */
export type Batch = { claimed: Claimed[]; leaseUntil: Date; end: Place };

type Row = Omit<Claimed, 'subscription' | 'school'> & {
	schoolId: string;
	subscriptionId: string | null;
	/** As the database writes it, to the microsecond. */
	dueAt: string;
} & { [key in keyof PushTarget]: string };

/**
 * Takes a batch of due deliveries for this process: nobody else touches them until the lease ends.
 * A process that dies in between sends nothing twice at once, and loses nothing. What a device has
 * to be told is not torn between two batches.
 *
 * @param after where the last batch of this process ended: what lies before is taken, or over, and
 *   not walked through again. Begin again at null from time to time, and before saying that nothing
 *   is due: what is planned again may lie before.
 */
export async function claimDue(tx: Tx, now: Date, after: Place = null): Promise<Batch> {
	const leaseUntil = new Date(now.getTime() + LEASE);
	await takeTurn(tx);
	const at = sql`${now.toISOString()}::timestamptz`;
	const isDue = sql`state = 'waiting' and next_attempt_at <= ${at}
		and ${isLeaseFree(now, LEASE)}`;
	const isAfter = after
		? sql`(next_attempt_at, subscription_id) > (${after.dueAt}::timestamptz, ${after.subscriptionId}::uuid)`
		: sql`true`;
	const taken = await rows<Row>(
		tx,
		sql`
		with due as (
			select place, subscription_id, row_number() over () as n from (
				select ctid as place, subscription_id from delivery
				where ${isDue} and ${isAfter}
				order by next_attempt_at, subscription_id
				limit ${BATCH}
				for update skip locked
			) first
		), rest as (
			select ctid as place from delivery
			where ${isDue} and subscription_id = (select subscription_id from due where n = ${BATCH})
				and ctid <> all (select place from due)
			for update skip locked
		), taken as (
			update delivery d set lease_until = ${leaseUntil.toISOString()}::timestamptz
			from (select place from due union all select place from rest) mine
			where d.ctid = mine.place
			returning d.*
		)
		select d.id, d.attempts, d.account_id as "accountId", d.is_urgent as "isUrgent",
			d.next_attempt_at::text as "dueAt",
			a.locale, a.own_hours as "ownHours", d.school_id as "schoolId",
			s.id as "subscriptionId", s.endpoint, s.p256dh, s.auth,
			i.id as "itemId", i.kind, v.change,
			coalesce(i.pupil_id, (
				select min(p.id::text)::uuid from guardian g
				join guardianship l on l.guardian_id = g.id and l.has_access
				join pupil p on p.id = l.pupil_id
				where g.account_id = d.account_id and p.division_id = i.division_id
			), i.school_id) as "subjectId",
			coalesce(v.withdrawn_at is null and not exists (
				select 1 from item_seen seen
				where seen.item_id = i.id and seen.account_id = d.account_id
					and seen.seen_at >= v.released_at
			) and ${recipientDevices.mayBeTold(now)}, false) as "isAllowed"
		from taken d
		join account a on a.id = d.account_id
		join item_version v on v.id = d.item_version_id
		join item i on i.id = v.item_id
		left join push_subscription s on s.id = d.subscription_id
		left join family_session f on f.id = s.session_id
		order by v.released_at`
	);
	const schools = await schoolsById(
		tx,
		taken.map((row) => row.schoolId)
	);
	const claimed = taken.map((row) => claimedOf(row, schools.get(row.schoolId)!));
	return { claimed, leaseUntil, end: endOf(taken, after) };
}

/**
 * Two processes that claim at the same moment would share out the rows of one device: the second
 * one waits, for some milliseconds. It does not wait for a process that was suspended: it goes ahead
 * then, and the locks of the rows keep them apart.
 */
async function takeTurn(tx: Tx): Promise<void> {
	for (let wait = 5; wait < 500; wait *= 2) {
		const [turn] = await rows<{ isMine: boolean }>(
			tx,
			sql`select pg_try_advisory_xact_lock(${CLAIM_LOCK}) as "isMine", ${throughIndexes}`
		);
		if (turn?.isMine) return;
		await pause(wait);
	}
}

function endOf(taken: readonly Row[], before: Place): Place {
	let end = before;
	let endsAt = end ? Date.parse(end.dueAt) : Number.NEGATIVE_INFINITY;
	for (const { dueAt, subscriptionId } of taken) {
		if (!subscriptionId) continue;
		const at = Date.parse(dueAt);
		if (at > endsAt || (at === endsAt && subscriptionId > (end?.subscriptionId ?? ''))) {
			end = { dueAt, subscriptionId };
			endsAt = at;
		}
	}
	return end;
}

function claimedOf(row: Row, school: Claimed['school']): Claimed {
	const { subscriptionId, schoolId: _, dueAt: _at, endpoint, p256dh, auth, ...rest } = row;
	return {
		...rest,
		school,
		subscription: subscriptionId ? { id: subscriptionId, endpoint, p256dh, auth } : null
	};
}
