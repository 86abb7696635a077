import { and, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Outcome } from '../../domain/delivery/judge-answer';
import { NEVER } from '../../domain/delivery/notification';
import type { Tx } from '../db/client';
import { pushSubscription } from '../db/schema/account';
import { school } from '../db/schema/directory';
import type { Claimed } from './claim-due';
import { throughIndexes } from './through-indexes';

/** What became of a delivery; `attempts` is null when nothing was tried. */
export type Recorded = {
	delivery: Claimed;
	/** `stopped`: the school stopped all sending; `unsent`: its turn did not come. */
	outcome: Outcome | { kind: 'stopped' | 'unsent' };
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
 * was sent is written all the same. Writing the same outcomes twice changes nothing.
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
	// Looked up one by one, hence a condition that cannot be asked before an outcome is at hand; in
	// the same order by everybody, so that two processes do not wait for each other.
	const told = recorded.toSorted((a, b) => (a.delivery.id < b.delivery.id ? -1 : 1));
	const after = told.map((one) => stateAfter(one, stopped));
	await tx.execute(sql`select ${throughIndexes}`);
	await tx.execute(sql`
		update delivery d set
			state = told.state,
			lease_until = null,
			attempts = coalesce(told.attempts, d.attempts),
			last_status = case when told.attempts is null then d.last_status else told.status end,
			next_attempt_at = coalesce(told.next_at, d.next_attempt_at),
			sent_at = coalesce(told.sent_at, d.sent_at),
			expires_at = coalesce(told.expires_at, d.expires_at),
			locale = coalesce(told.locale, d.locale)
		from unnest(
			${column(told, (one) => one.delivery.id)}::uuid[],
			${column(after, (one) => one.state)}::text[],
			${column(told, (one) => one.attempts)}::int[],
			${column(told, (one) => one.status)}::int[],
			${column(after, (one) => one.nextAt)}::timestamptz[],
			${column(after, (one) => one.sentAt)}::timestamptz[],
			${column(after, (one) => one.expiresAt)}::timestamptz[],
			${column(after, (one) => one.locale)}::text[]
		) as told(id, state, attempts, status, next_at, sent_at, expires_at, locale)
		where d.id = told.id and case
			when told.state <> 'waiting' then d.state = 'waiting'
			else d.state = 'waiting' and d.lease_until = ${leaseUntil.toISOString()}::timestamptz
		end`);
	const over = recorded.flatMap(({ delivery: claimed, outcome, attempts }) =>
		outcome.kind === 'gone' && attempts !== null && claimed.subscription
			? [claimed.subscription.id]
			: []
	);
	if (over.length > 0) {
		await tx.delete(pushSubscription).where(inArray(pushSubscription.id, over));
	}
}

type After = { state: string } & Partial<Record<'nextAt' | 'sentAt' | 'expiresAt', Date | null>> & {
		locale?: string;
	};

function stateAfter(
	{ delivery, outcome, sentAt, expiresAt }: Recorded,
	stopped: Set<string>
): After {
	switch (outcome.kind) {
		case 'sent':
			return { state: 'sent', sentAt, expiresAt, locale: delivery.locale };
		case 'retry':
			return { state: 'waiting', nextAt: outcome.at };
		case 'unsent':
			return { state: 'waiting' };
		case 'stopped':
			return { state: 'waiting', nextAt: stopped.has(delivery.school.id) ? NEVER : null };
		default:
			return { state: outcome.kind };
	}
}

/** One column as a text that the database takes apart: cheaper than JSON on both sides. */
function column<T>(list: readonly T[], of: (one: T) => Date | string | number | null | undefined) {
	const texts = list.map((one) => {
		const value = of(one);
		return value instanceof Date ? value.toISOString() : (value ?? '');
	});
	return sql`string_to_array(${texts.join(',')}, ',', '')`;
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
