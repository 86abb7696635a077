import { ECDH } from 'node:crypto';
import { and, desc, eq, notInArray } from 'drizzle-orm';
import { isAllowedEndpoint } from '../../domain/delivery/push-endpoint';
import type { SubscriptionInput } from '../../domain/delivery/subscription.input';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { pushSubscription } from '../db/schema/account';

export type SubscriptionRefusal = { code: 'push.endpoint-not-allowed' | 'push.bad-key' };

/** Phones of a family; beyond it the oldest are forgotten, so that nobody makes us write to many. */
const DEVICES_AT_MOST = 10;

/**
 * Keeps the subscription of the device that the guardian is signed in on. The same device again
 * replaces its keys; with another endpoint, it says which one it replaces. A device that changes hands (another guardian signs in on it) follows the one
 * who is signed in: whoever holds the endpoint is the device.
 */
export async function subscribeDevice(
	app: App,
	actor: GuardianActor,
	input: SubscriptionInput
): Promise<Result<null, SubscriptionRefusal>> {
	if (!isAllowedEndpoint(input.endpoint, app.config.push.allowsLoopback)) {
		return refuse({ code: 'push.endpoint-not-allowed' });
	}
	if (!isKey(input.keys)) return refuse({ code: 'push.bad-key' });
	const now = app.clock.now();
	const { p256dh, auth } = input.keys;
	const { endpoint, replaces } = input;
	const owner = { accountId: actor.accountId, sessionId: actor.sessionId, p256dh, auth };
	// As the system: the row to be replaced may be another guardian's, which this one cannot see.
	await app.db.transaction(SYSTEM, async (tx) => {
		if (replaces && replaces !== endpoint) await moveDevice(tx, actor, replaces, endpoint);
		await tx
			.insert(pushSubscription)
			.values({ ...owner, endpoint, createdAt: now })
			.onConflictDoUpdate({
				target: pushSubscription.endpoint,
				set: { ...owner, createdAt: now }
			});
		const ofAccount = eq(pushSubscription.accountId, actor.accountId);
		const newest = tx
			.select({ id: pushSubscription.id })
			.from(pushSubscription)
			.where(ofAccount)
			.orderBy(desc(pushSubscription.createdAt))
			.limit(DEVICES_AT_MOST);
		await tx
			.delete(pushSubscription)
			.where(and(ofAccount, notInArray(pushSubscription.id, newest)));
	});
	return ok(null);
}

/**
 * A push service gave a device of the guardian's another endpoint: its row follows, and what waits
 * for it. Nothing is moved over an endpoint that is known already.
 */
async function moveDevice(tx: Tx, actor: GuardianActor, from: string, to: string): Promise<void> {
	const [known] = await tx
		.select({ id: pushSubscription.id })
		.from(pushSubscription)
		.where(eq(pushSubscription.endpoint, to));
	if (known) return;
	await tx
		.update(pushSubscription)
		.set({ endpoint: to })
		.where(
			and(eq(pushSubscription.endpoint, from), eq(pushSubscription.accountId, actor.accountId))
		);
}

/** Forgets a subscription of the guardian's; nothing happens when it is not hers or not there. */
export async function unsubscribeDevice(
	app: App,
	actor: GuardianActor,
	endpoint: string
): Promise<void> {
	await app.db.transaction(actor, (tx) =>
		tx
			.delete(pushSubscription)
			.where(
				and(
					eq(pushSubscription.endpoint, endpoint),
					eq(pushSubscription.accountId, actor.accountId)
				)
			)
	);
}

/** RFC 8291, 2: an uncompressed point that is on P-256, and 16 bytes. */
function isKey({ p256dh, auth }: SubscriptionInput['keys']): boolean {
	const point = Buffer.from(p256dh, 'base64url');
	if (point.length !== 65 || point[0] !== 4) return false;
	if (Buffer.from(auth, 'base64url').length !== 16) return false;
	try {
		ECDH.convertKey(point, 'prime256v1');
		return true;
	} catch {
		return false;
	}
}
