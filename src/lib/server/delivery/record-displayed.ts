import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { GuardianActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { delivery } from '../db/schema/item';
import { closeDisplayed } from '../ladder/close-displayed';

/**
 * Notes that the phone showed a notification, for every delivery that it stood for: those that left
 * to the same device at the same instant. The first receipt counts; a receipt for somebody else's
 * delivery, or for none, changes nothing.
 *
 * What was shown without ringing, because it came in a closed period, is no receipt: it has expired,
 * and is told again at the next opening.
 */
export async function recordDisplayed(
	app: App,
	actor: GuardianActor,
	deliveryId: string,
	shown: 'rung' | 'silent' = 'rung'
): Promise<void> {
	await app.db.transaction(actor, async (tx) => {
		const named = alias(delivery, 'named');
		const [receipt] = await tx
			.select({ subscriptionId: named.subscriptionId })
			.from(named)
			.where(and(eq(named.id, deliveryId), eq(named.accountId, actor.accountId)));
		if (!receipt?.subscriptionId) return;
		const now = app.clock.now();
		const stoodFor = and(
			eq(delivery.accountId, actor.accountId),
			eq(delivery.subscriptionId, receipt.subscriptionId),
			isNull(delivery.displayedAt),
			sql`${delivery.sentAt} = (select n.sent_at from delivery n where n.id = ${deliveryId}::uuid)`
		);
		if (shown === 'silent') {
			await tx
				.update(delivery)
				.set({ expiresAt: now })
				.where(and(stoodFor, eq(delivery.state, 'sent'), gt(delivery.expiresAt, now)));
			return;
		}
		// One that waited to be told again does not any more.
		const displayed = await tx
			.update(delivery)
			.set({
				displayedAt: now,
				state: sql`case when ${delivery.state} = 'waiting' then 'sent' else ${delivery.state} end`
			})
			.where(stoodFor)
			.returning({ versionId: delivery.itemVersionId });
		await closeDisplayed(
			tx,
			actor,
			displayed.map(({ versionId }) => versionId),
			now
		);
	});
}
