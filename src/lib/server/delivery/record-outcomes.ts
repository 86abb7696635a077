import { eq, inArray } from 'drizzle-orm';
import type { Outcome } from '../../domain/delivery/judge-answer';
import type { Tx } from '../db/client';
import { pushSubscription } from '../db/schema/account';
import { delivery } from '../db/schema/item';
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
 * Writes the outcomes of a batch and gives the leases back. A subscription that the push service
 * said is over, or that can't be used, is deleted.
 */
export async function recordOutcomes(tx: Tx, recorded: readonly Recorded[]): Promise<void> {
	// Always in the same order, so that two processes never wait for each other.
	const ordered = [...recorded].sort((a, b) => a.delivery.id.localeCompare(b.delivery.id));
	for (const { delivery: claimed, outcome, status, attempts, sentAt } of ordered) {
		await tx
			.update(delivery)
			.set({
				state: outcome.kind === 'retry' ? 'waiting' : outcome.kind,
				leaseUntil: null,
				...(attempts === null ? {} : { attempts, lastStatus: status }),
				...(outcome.kind === 'retry' ? { nextAttemptAt: outcome.at } : {}),
				...(outcome.kind === 'sent' ? { sentAt } : {})
			})
			.where(eq(delivery.id, claimed.id));
	}
	const over = ordered.flatMap(({ delivery: claimed, outcome, attempts }) =>
		outcome.kind === 'gone' && attempts !== null && claimed.subscription
			? [claimed.subscription.id]
			: []
	);
	if (over.length > 0) {
		await tx.delete(pushSubscription).where(inArray(pushSubscription.id, over));
	}
}
