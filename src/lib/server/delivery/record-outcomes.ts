import { inArray, sql } from 'drizzle-orm';
import type { Outcome } from '../../domain/delivery/judge-answer';
import type { Tx } from '../db/client';
import { pushSubscription } from '../db/schema/account';
import type { Claimed } from './claim-due';

/** What became of a delivery; `attempts` is null when nothing was tried. */
export type Recorded = {
	delivery: Claimed;
	outcome: Outcome | { kind: 'expired' };
	status: number | null;
	attempts: number | null;
	sentAt: Date | null;
};

/**
 * Writes the outcomes of a batch in one statement and gives the leases back. A subscription that
 * the push service said is over, or that can't be used, is deleted.
 *
 * A delivery whose lease went to another process meanwhile is not given back in its place; that it
 * was sent is written all the same.
 *
 * @param leaseUntil end of the lease that the batch was taken with
 */
export async function recordOutcomes(
	tx: Tx,
	recorded: readonly Recorded[],
	leaseUntil: Date
): Promise<void> {
	if (recorded.length === 0) return;
	const values = recorded.map(({ delivery, outcome, status, attempts, sentAt }) => ({
		id: delivery.id,
		state: outcome.kind === 'retry' ? 'waiting' : outcome.kind,
		attempts,
		status,
		next_at: outcome.kind === 'retry' ? outcome.at : null,
		sent_at: outcome.kind === 'sent' ? sentAt : null
	}));
	// Locked in the same order by everybody, so that two processes never wait for each other.
	await tx.execute(sql`
		with told as (
			select * from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as told(
				id uuid, state text, attempts int, status int, next_at timestamptz, sent_at timestamptz
			)
		), locked as (
			select d.id from delivery d join told on told.id = d.id
			where d.state = 'waiting' and (
				told.state <> 'waiting' or d.lease_until = ${leaseUntil.toISOString()}::timestamptz
			)
			order by d.id
			for update of d
		)
		update delivery d set
			state = told.state,
			lease_until = null,
			attempts = coalesce(told.attempts, d.attempts),
			last_status = case when told.attempts is null then d.last_status else told.status end,
			next_attempt_at = coalesce(told.next_at, d.next_attempt_at),
			sent_at = coalesce(told.sent_at, d.sent_at)
		from told join locked on locked.id = told.id
		where d.id = told.id`);
	const over = recorded.flatMap(({ delivery: claimed, outcome, attempts }) =>
		outcome.kind === 'gone' && attempts !== null && claimed.subscription
			? [claimed.subscription.id]
			: []
	);
	if (over.length > 0) {
		await tx.delete(pushSubscription).where(inArray(pushSubscription.id, over));
	}
}
