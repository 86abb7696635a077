import { sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { schoolsById } from '../directory/schools-by-id';
import { planTellings } from './plan-tellings';

/** Openings at which something is told again; then the ladder or the home will tell. */
const ROUNDS = 3;
/** Large: at a closing, all that nobody saw expires at one instant. */
const BATCH = 2_000;

type Unseen = {
	id: string;
	school_id: string;
	account_id: string;
	own_hours: unknown;
	expires_at: string | Date;
	/** Nobody needs to be told any more. */
	is_settled: boolean;
	/** Nobody can be told any more through this device, or was often enough. */
	is_over: boolean;
};

/**
 * Plans again what was sent and expired before the phone showed it, or was shown without ringing: it
 * waits for the next opening of its family, a few times at most. What was seen in the app meanwhile,
 * shown by another device of the family, taken back or replaced by a newer version is not told again.
 * Several processes may do this at once.
 *
 * @returns how many deliveries were dealt with; more may be due while it is not 0
 */
export async function planUnseenAgain(app: App): Promise<number> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const unseen = await claimUnseen(tx, now);
		if (unseen.length === 0) return 0;
		const schools = await schoolsById(
			tx,
			unseen.map((one) => one.school_id)
		);
		const plan = planTellings(app, now);
		const decided = unseen.map((one) => {
			if (one.is_settled) return { id: one.id, state: 'sent' };
			if (one.is_over) return { id: one.id, state: 'expired' };
			const at = plan.again(schools.get(one.school_id)!, {
				accountId: one.account_id,
				ownHours: one.own_hours,
				readyAt: new Date(one.expires_at),
				isUrgent: false
			});
			return { id: one.id, state: 'waiting', at };
		});
		// Told again, it is urgent no more: by then it is read at the opening like anything else.
		await tx.execute(sql`
			update delivery d set
				state = decided.state,
				next_attempt_at = coalesce(decided.at, d.next_attempt_at),
				attempts = case when decided.at is null then d.attempts else 0 end,
				rounds = case when decided.at is null then d.rounds else d.rounds + 1 end,
				is_urgent = d.is_urgent and decided.at is null,
				expires_at = case when decided.state = 'sent' then null else d.expires_at end
			from jsonb_to_recordset(${JSON.stringify(decided)}::text::jsonb) as decided(
				id uuid, state text, at timestamptz
			)
			where d.id = decided.id`);
		return unseen.length;
	});
}

function claimUnseen(tx: Tx, now: Date): Promise<Unseen[]> {
	return rows<Unseen>(
		tx,
		sql`
		with unseen as materialized (
			select d.* from delivery d
			where d.state = 'sent' and d.displayed_at is null
				and d.expires_at <= ${now.toISOString()}::timestamptz
			order by d.expires_at
			limit ${BATCH}
			for update skip locked
		)
		select d.id, d.school_id, d.account_id, a.own_hours, d.expires_at,
			v.withdrawn_at is not null
				or exists (
					select 1 from item_seen seen
					where seen.item_id = v.item_id and seen.account_id = d.account_id
						and seen.seen_at >= v.released_at
				)
				or exists (
					select 1 from item_version newer
					where newer.item_id = v.item_id and newer.number > v.number
						and newer.announced_at is not null and newer.withdrawn_at is null
				)
				or exists (
					select 1 from delivery shown
					where shown.item_version_id = d.item_version_id and shown.account_id = d.account_id
						and shown.displayed_at is not null
				) as is_settled,
			d.subscription_id is null or d.rounds >= ${ROUNDS} as is_over
		from unseen d
		join account a on a.id = d.account_id
		join item_version v on v.id = d.item_version_id`
	);
}
