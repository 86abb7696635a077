import { createPublicKey, verify } from 'node:crypto';

/**
 * Checks an Authorization header as a push service does (RFC 8292): scheme, signature by the key
 * it names, audience, life of at most 24 hours, contact.
 * @returns the public key it was signed with, or a status and the reason it is refused
 */
export function checkVapid(
	header: string | undefined,
	origin: string,
	nowSeconds: number
): { key: string } | { status: 401 | 403; reason: string } {
	const parts = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(header ?? '');
	if (!parts) return { status: 401, reason: 'no vapid header' };
	const [, head = '', claims = '', signature = '', key = ''] = parts;
	const point = Buffer.from(key, 'base64url');
	if (point.length !== 65) return { status: 403, reason: 'key' };
	const isSigned = verify(
		'sha256',
		Buffer.from(`${head}.${claims}`),
		{
			key: createPublicKey({
				key: {
					kty: 'EC',
					crv: 'P-256',
					x: point.subarray(1, 33).toString('base64url'),
					y: point.subarray(33).toString('base64url')
				},
				format: 'jwk'
			}),
			dsaEncoding: 'ieee-p1363'
		},
		Buffer.from(signature, 'base64url')
	);
	if (!isSigned) return { status: 403, reason: 'signature' };
	const read = (part: string) =>
		JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
	const { aud, exp, sub } = read(claims);
	if (read(head).alg !== 'ES256') return { status: 403, reason: 'alg' };
	if (aud !== origin) return { status: 403, reason: 'aud' };
	if (typeof exp !== 'number' || exp <= nowSeconds || exp > nowSeconds + 86_400) {
		return { status: 403, reason: 'exp' };
	}
	if (!/^(mailto:|https:)/.test(String(sub))) return { status: 403, reason: 'sub' };
	return { key };
}
