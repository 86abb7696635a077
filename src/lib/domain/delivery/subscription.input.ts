import * as v from 'valibot';

const base64url = (message: string) =>
	v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]+={0,2}$/, message));

/** What `PushSubscription.toJSON()` gives (W3C Push API), reduced to what sending needs. */
export const subscriptionInput = v.object({
	endpoint: v.pipe(v.string(), v.maxLength(1_024), v.url()),
	keys: v.object({
		p256dh: v.pipe(base64url('push.bad-key'), v.minLength(87), v.maxLength(88)),
		auth: v.pipe(base64url('push.bad-key'), v.minLength(22), v.maxLength(24))
	}),
	/** The endpoint that this one takes the place of: what waits for it follows. */
	replaces: v.optional(v.pipe(v.string(), v.maxLength(1_024)))
});
export type SubscriptionInput = v.InferOutput<typeof subscriptionInput>;

/** Which subscription to forget. */
export const unsubscriptionInput = v.object({
	endpoint: v.pipe(v.string(), v.maxLength(1_024))
});

/**
 * "It was displayed": sent by the service worker, which says whether it was in silence, because the
 * push came in a closed period. An earlier version of it did not say.
 */
export const receiptInput = v.object({
	delivery: v.pipe(v.string(), v.uuid()),
	shown: v.optional(v.picklist(['rung', 'silent']), 'rung')
});
