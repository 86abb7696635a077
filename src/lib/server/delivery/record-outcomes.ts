import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Outcome } from '../../domain/delivery/judge-answer';
import { NEVER } from '../../domain/delivery/notification';
import type { Tx } from '../db/client';
import { pushSubscription } from '../db/schema/account';
import { school } from '../db/schema/directory';
import type { Claimed } from './claim-due';

/** What became of a delivery; `attempts` is null when nothing was tried. */
export type Recorded = {
	delivery: Claimed;
	/** `stopped`: the school stopped all sending. */
	outcome: Outcome | { kind: 'stopped' };
	status: number | null;
	attempts: number | null;
	sentAt: Date | null;
	/** Until when the push service may keep it. */
	expiresAt: Date | null;
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
	const stopped = await stillStopped(tx, recorded);
	const values = recorded.map((one) => ({
		id: one.delivery.id,
		...stateAfter(one, stopped),
		attempts: one.attempts,
		status: one.status
	}));
	// Locked in the same order by everybody, so that two processes never wait for each other.
	await tx.execute(sql`
		with told as (
			select * from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as told(
				id uuid, state text, attempts int, status int, next_at timestamptz,
				sent_at timestamptz, expires_at timestamptz, locale text
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
			sent_at = coalesce(told.sent_at, d.sent_at),
			expires_at = coalesce(told.expires_at, d.expires_at),
			locale = coalesce(told.locale, d.locale)
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

function stateAfter({ delivery, outcome, sentAt, expiresAt }: Recorded, stopped: Set<string>) {
	switch (outcome.kind) {
		case 'sent':
			return { state: 'sent', sent_at: sentAt, expires_at: expiresAt, locale: delivery.locale };
		case 'retry':
			return { state: 'waiting', next_at: outcome.at };
		case 'stopped':
			return { state: 'waiting', next_at: stopped.has(delivery.school.id) ? NEVER : null };
		default:
			return { state: outcome.kind };
	}
}

/**
 * The schools that stopped sending and did not begin again meanwhile. Their rows are held until the
 * outcomes are written: who begins again waits for that, and then plans these deliveries too.
 */
async function stillStopped(tx: Tx, recorded: readonly Recorded[]): Promise<Set<string>> {
	const ids = new Set(
		recorded.flatMap(({ outcome, delivery }) =>
			outcome.kind === 'stopped' ? [delivery.school.id] : []
		)
	);
	if (ids.size === 0) return ids;
	const held = await tx
		.select({ id: school.id })
		.from(school)
		.where(and(inArray(school.id, [...ids].sort()), isNotNull(school.sendingStoppedAt)))
		.orderBy(school.id)
		.for('share');
	return new Set(held.map((row) => row.id));
}
