import { sql } from 'drizzle-orm';
import { concernsGuardian } from '../compose/concerned';
import { rows, type Tx } from '../db/client';
import { isLeaseFree } from '../db/lease';
import type { school } from '../db/schema/directory';
import { schoolsById } from '../directory/schools-by-id';

/** Messages of one claim. */
const BATCH = 50;
/** Longer than a batch takes at worst; after it, another process takes over. */
const LEASE = 300_000;

/** A short message taken by this process, with all that sending needs. */
export type ClaimedSms = {
	id: string;
	phone: string;
	text: string;
	costMillieuros: number;
	segments: number;
	attempts: number;
	isUrgent: boolean;
	/** `account.own_hours` of the guardian; null when there is no account, or it did not say. */
	ownHours: unknown;
	school: typeof school.$inferSelect;
	/** Whether its reader may still be told so, of something that is still to be told. */
	isAllowed: boolean;
	/** Whether the holder of the number answered STOP. */
	isStopped: boolean;
};

/** A batch, and the end of the lease by which it is recognised. */
export type SmsBatch = { claimed: ClaimedSms[]; leaseUntil: Date };

/**
 * Takes a batch of due short messages for this process. A process that dies in between lets the
 * lease end, and they are sent again: at least once, since a duplicate is better than a loss.
 */
export async function claimDueSms(tx: Tx, now: Date): Promise<SmsBatch> {
	const leaseUntil = new Date(now.getTime() + LEASE);
	const at = sql`${now.toISOString()}::timestamptz`;
	type Row = Omit<ClaimedSms, 'school'> & { schoolId: string };
	const taken = await rows<Row>(
		tx,
		sql`
		with due as (
			select id from sms
			where state = 'waiting' and next_attempt_at <= ${at}
				and ${isLeaseFree(now, LEASE)}
			order by next_attempt_at
			limit ${BATCH}
			for update skip locked
		), taken as (
			update sms s set lease_until = ${leaseUntil.toISOString()}::timestamptz
			from due where s.id = due.id
			returning s.*
		)
		select s.id, s.phone, s.text, s.cost_millieuros as "costMillieuros", s.segments, s.attempts,
			s.is_urgent as "isUrgent", s.school_id as "schoolId", a.own_hours as "ownHours",
			exists (select 1 from sms_stop t where t.phone = s.phone) as "isStopped",
			${MAY_BE_SENT} as "isAllowed"
		from taken s
		join guardian g on g.id = s.guardian_id
		left join account a on a.id = g.account_id
		order by s.next_attempt_at, s.id`
	);
	const schools = await schoolsById(
		tx,
		taken.map((row) => row.schoolId)
	);
	const claimed = taken.map(({ schoolId, ...row }) => ({
		...row,
		school: schools.get(schoolId)!
	}));
	return { claimed, leaseUntil };
}

/**
 * The person is still there, still agrees, still has this number and a pupil here; and of the
 * notices that the message stands for, one at least still waits for it and may still be told. A
 * reminder to connect is pointless once she did.
 */
const MAY_BE_SENT = sql`(
	g.left_at is null and g.accepts_sms and g.mobile = s.phone
	and exists (
		select 1 from guardianship l join pupil p on p.id = l.pupil_id
		where l.guardian_id = g.id and l.has_access and p.left_at is null
	)
	and (g.account_id is null
		or not exists (select 1 from connection_reminder r where r.sms_id = s.id))
	and (
		not exists (select 1 from notice n where n.sms_id = s.id)
		or exists (
			select 1 from notice n
			join item_version v on v.id = n.item_version_id and v.withdrawn_at is null
			join item i on i.id = n.item_id and (i.recalled_at is null or v.change = 'cancel')
			where n.sms_id = s.id and n.step = 'sms' and ${concernsGuardian(sql`i`)}
		)
	)
)`;
