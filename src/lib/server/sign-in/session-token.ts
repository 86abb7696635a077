import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Session tokens as in Lucia's current guide: an id that finds the row, and a secret that only
 * the browser keeps; the database holds the secret's SHA-256. A stolen table opens nothing, and
 * the comparison takes the same time whatever differs.
 */
export interface SessionToken {
	/** 120 random bits, base64url. */
	id: string;
	/** 192 random bits, base64url. */
	secret: string;
}

/** A new token. */
export function newSessionToken(): SessionToken {
	return {
		id: randomBytes(15).toString('base64url'),
		secret: randomBytes(24).toString('base64url')
	};
}

/** What the cookie carries. */
export function formatSessionToken({ id, secret }: SessionToken): string {
	return `${id}.${secret}`;
}

/** Reads a cookie's value; null when it does not look like a token. */
export function parseSessionToken(value: string | undefined): SessionToken | null {
	const parts = /^([\w-]{20})\.([\w-]{32})$/.exec(value ?? '');
	return parts ? { id: parts[1]!, secret: parts[2]! } : null;
}

/** What the database keeps of a secret. */
export function hashSecret(secret: string): Uint8Array {
	return createHash('sha256').update(secret).digest();
}

/** Whether a secret is the one that was hashed. */
export function isSecretOf(secret: string, hash: Uint8Array): boolean {
	return timingSafeEqual(hashSecret(secret), hash);
}
