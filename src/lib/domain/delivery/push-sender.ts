/** RFC 8030, 5.3: how much a phone on a low battery should care. */
export type Urgency = 'very-low' | 'low' | 'normal' | 'high';

/** One device, as its browser gave it: where to push, and the keys to encrypt for it (RFC 8291). */
export type PushTarget = {
	endpoint: string;
	/** Base64url, uncompressed P-256 point. */
	p256dh: string;
	/** Base64url, 16 bytes. */
	auth: string;
};

/** What is to be pushed. The text is encrypted for the device before it leaves. */
export type PushMessage = {
	target: PushTarget;
	/** At most 3 993 bytes of UTF-8: 4 096 of body once encrypted (RFC 8291, 4). */
	text: string;
	/** Seconds during which the push service may keep it: up to the closing, never beyond. */
	ttlSeconds: number;
	urgency: Urgency;
	/** At most 32 base64url characters; a later message replaces a waiting one of the same topic. */
	topic: string;
};

/** What the push service said, that it said nothing, or that it was never asked. */
export type PushAnswer =
	| { kind: 'answered'; status: number; retryAfter: string | null }
	| { kind: 'no-answer'; reason: string }
	/** The endpoint leads where nothing may be sent, or its keys encrypt for nobody. */
	| { kind: 'unusable-target'; reason: string };

/** The way out to push services. Implemented by adapters/web-push. */
export interface PushSender {
	/** The public VAPID key (base64url) that browsers subscribe with. */
	readonly publicKey: string;
	/** Sends one message. Never throws: an outage is an answer. */
	send(message: PushMessage): Promise<PushAnswer>;
	/** Closes kept-alive connections. */
	close(): Promise<void>;
}
