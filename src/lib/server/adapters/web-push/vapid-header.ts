import { createPrivateKey, sign } from 'node:crypto';
import type { VapidKeys } from '../../delivery/vapid-keys';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** A push service refuses more than 24 hours (RFC 8292, 2); clocks differ, hence half of it. */
const LIFE = 12 * HOUR;
/** From then on a new one is signed, long before the old one ends. */
const RENEWED_AFTER = 6 * HOUR;
/** Endpoints come from browsers: nobody may fill the memory with made-up services. */
const KEPT = 500;

/**
 * The Authorization headers of an installation (RFC 8292). Signing takes longer than all the rest of
 * a push: each push service's header is signed once and used again for six hours, or until the clock
 * is set back.
 *
 * @param now milliseconds; the push service's clock is the real one, and so is this one
 * @returns the header for a push service's origin
 */
export function vapidHeaders(
	keys: VapidKeys,
	contact: string,
	now: () => number = Date.now
): (origin: string) => string {
	const point = Buffer.from(keys.publicKey, 'base64url');
	const key = createPrivateKey({
		key: {
			kty: 'EC',
			crv: 'P-256',
			x: point.subarray(1, 33).toString('base64url'),
			y: point.subarray(33).toString('base64url'),
			d: keys.privateKey
		},
		format: 'jwk'
	});
	const kept = new Map<string, { header: string; signedAt: number }>();

	function signFor(origin: string, at: number): string {
		const claims = { aud: origin, exp: Math.floor((at + LIFE) / SECOND), sub: contact };
		const content = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode(claims)}`;
		const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
		return `vapid t=${content}.${signature.toString('base64url')}, k=${keys.publicKey}`;
	}

	return (origin) => {
		const at = now();
		const known = kept.get(origin);
		if (known && at >= known.signedAt && at < known.signedAt + RENEWED_AFTER) return known.header;
		const header = signFor(origin, at);
		kept.delete(origin);
		kept.set(origin, { header, signedAt: at });
		if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
		return header;
	};
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
