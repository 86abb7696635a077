import { sql, type SQL } from 'drizzle-orm';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import { schoolsById } from '../directory/schools-by-id';
import { planTellings } from './plan-tellings';

/** Deliveries planned again in one statement. */
const CHUNK = 5_000;

type Waiting = {
	id: string;
	school_id: string;
	account_id: string;
	own_hours: unknown;
	is_urgent: boolean;
	ready_at: string | Date;
};

/**
 * Plans again the deliveries and short messages that wait, by the hours as they now are: brought
 * forward or put back. What is being tried again after an outage keeps the instant that its service
 * asked for; what was put off to an opening does not. To be called as SYSTEM, in the transaction that
 * changes the hours. Locked in the order in which senders lock, so that nobody waits in a circle.
 *
 * @param whose those of a school, or those of a family in all its schools
 */
export async function replanWaiting(
	app: App,
	tx: Tx,
	whose: { schoolId: string } | { accountId: string },
	now: Date
): Promise<void> {
	const isConcerned =
		'schoolId' in whose
			? sql`d.school_id = ${whose.schoolId}::uuid`
			: sql`a.id = ${whose.accountId}::uuid`;
	const waiting = (after: string) => sql`
		d.id > ${after}::uuid and ${isPlanned(now)} and ${isConcerned}
		order by d.id limit ${CHUNK}
		for update of d`;
	await replanAll(app, tx, now, 'delivery', (after) => {
		return sql`
		select d.id, d.school_id, d.account_id, a.own_hours, d.is_urgent,
			greatest(v.received_at, v.not_before, d.expires_at) as ready_at
		from delivery d
		join account a on a.id = d.account_id
		join item_version v on v.id = d.item_version_id
		where ${waiting(after)}`;
	});
	await replanAll(app, tx, now, 'sms', (after) => {
		return sql`
		select d.id, d.school_id, d.guardian_id as account_id, a.own_hours, d.is_urgent,
			${now.toISOString()}::timestamptz as ready_at
		from sms d
		join guardian g on g.id = d.guardian_id
		left join account a on a.id = g.account_id
		where ${waiting(after)}`;
	});
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** No retry waits as long as an hour and a half: what is later waits for an opening. */
function isPlanned(now: Date): SQL {
	const longest = new Date(now.getTime() + 90 * 60_000).toISOString();
	return sql`d.state = 'waiting' and (d.attempts = 0 or d.next_attempt_at > ${longest}::timestamptz)`;
}

async function replanAll(
	app: App,
	tx: Tx,
	now: Date,
	table: 'delivery' | 'sms',
	chunkAfter: (id: string) => SQL
): Promise<void> {
	const plan = planTellings(app, now);
	const schools = new Map<string, typeof school.$inferSelect>();
	for (let after = FIRST; ;) {
		const waiting = await rows<Waiting>(tx, chunkAfter(after));
		const unread = waiting.map((one) => one.school_id).filter((id) => !schools.has(id));
		(await schoolsById(tx, unread)).forEach((row, id) => schools.set(id, row));
		const planned = waiting.map((one) => ({
			id: one.id,
			at: plan.at(schools.get(one.school_id)!, {
				accountId: one.account_id,
				ownHours: one.own_hours,
				readyAt: new Date(one.ready_at),
				isUrgent: one.is_urgent
			})
		}));
		await tx.execute(sql`
			update ${sql.identifier(table)} q set next_attempt_at = planned.at
			from jsonb_to_recordset(${JSON.stringify(planned)}::text::jsonb) as planned(
				id uuid, at timestamptz
			)
			where q.id = planned.id`);
		if (waiting.length < CHUNK) return;
		after = waiting.at(-1)!.id;
	}
}
