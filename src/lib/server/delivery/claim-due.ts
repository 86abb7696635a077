import { inArray, sql } from 'drizzle-orm';
import type { PushTarget } from '../../domain/delivery/push-sender';
import { rows, type Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { recipientDevices } from './recipient-devices';

/** Deliveries of one claim. */
const BATCH = 500;
/**
 * Longer than two batches take at worst, the one that is sent and the one that waits for it; after
 * it, another process takes over.
 */
const LEASE = 120_000;

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

/** A batch, and the end of the lease by which it is recognised. */
export type Batch = { claimed: Claimed[]; leaseUntil: Date };

type Row = Omit<Claimed, 'subscription' | 'school'> & {
	schoolId: string;
	subscriptionId: string | null;
} & { [key in keyof PushTarget]: string };

/**
 * Takes a batch of due deliveries for this process: nobody else touches them until the lease ends.
 * A process that dies in between sends nothing twice at once, and loses nothing.
 */
export async function claimDue(tx: Tx, now: Date): Promise<Batch> {
	const leaseUntil = new Date(now.getTime() + LEASE);
	const taken = await rows<Row>(
		tx,
		sql`
		with due as (
			select id from delivery
			where state = 'waiting' and next_attempt_at <= ${now.toISOString()}::timestamptz
				and (lease_until is null or lease_until < ${now.toISOString()}::timestamptz)
			order by next_attempt_at, subscription_id
			limit ${BATCH}
			for update skip locked
		), taken as (
			update delivery d set lease_until = ${leaseUntil.toISOString()}::timestamptz
			from due where d.id = due.id
			returning d.*
		)
		select d.id, d.attempts, d.account_id as "accountId", d.is_urgent as "isUrgent",
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
	const schools = await schoolsOf(tx, taken);
	return { claimed: taken.map((row) => claimedOf(row, schools.get(row.schoolId)!)), leaseUntil };
}

/** Read once for all their deliveries. */
async function schoolsOf(tx: Tx, taken: Row[]): Promise<Map<string, Claimed['school']>> {
	const ids = [...new Set(taken.map((row) => row.schoolId))];
	if (ids.length === 0) return new Map();
	const found = await tx.select().from(school).where(inArray(school.id, ids));
	return new Map(found.map((row) => [row.id, row]));
}

function claimedOf(row: Row, school: Claimed['school']): Claimed {
	const { subscriptionId, schoolId: _, endpoint, p256dh, auth, ...rest } = row;
	return {
		...rest,
		school,
		subscription: subscriptionId ? { id: subscriptionId, endpoint, p256dh, auth } : null
	};
}
