import { createCipheriv, createECDH, createSecretKey, hash, randomFillSync } from 'node:crypto';
import type { PushTarget } from '../../../domain/delivery/push-sender';

/** Record size of RFC 8188; a push is one record (RFC 8291, 4). */
const RECORD_SIZE = 4_096;
const TAG_LENGTH = 16;
const POINT_LENGTH = 65;
const AUTH_LENGTH = 16;
const SALT_LENGTH = 16;
/** Salt, record size and length of the key before the text (RFC 8188, 2.1). */
const HEADER_LENGTH = SALT_LENGTH + 5 + POINT_LENGTH;
/** Marks the last record (RFC 8188, 2). */
const LAST_RECORD = 2;

/** The single block of HKDF's expansion is numbered 1 (RFC 5869, 2.3). */
const KEY_INFO = Buffer.concat([
	Buffer.from('WebPush: info\0'),
	Buffer.alloc(2 * POINT_LENGTH + 1)
]);
KEY_INFO[KEY_INFO.length - 1] = 1;
const DEVICE_AT = KEY_INFO.length - 1 - 2 * POINT_LENGTH;
const CONTENT_KEY_INFO = Buffer.from('Content-Encoding: aes128gcm\0\x01');
const NONCE_INFO = Buffer.from('Content-Encoding: nonce\0\x01');

/** What is drawn at random for each message. */
export type MessageSecrets = { privateKey: Buffer; salt: Buffer };

/** Its key pair is made anew for each message; making the object as well would cost more. */
const own = createECDH('prime256v1');

/**
 * Encrypts a text for one device: the body of a push in content coding `aes128gcm` (RFC 8291), 103
 * bytes longer than the text. A new key pair and a new salt for each message.
 *
 * @param secrets only to check the RFC's own example
 * @throws when the device's keys encrypt for nobody
 */
export function encryptMessage(
	text: string,
	{ p256dh, auth }: Pick<PushTarget, 'p256dh' | 'auth'>,
	secrets?: MessageSecrets
): Buffer {
	const devicePoint = Buffer.from(p256dh, 'base64url');
	const authSecret = Buffer.from(auth, 'base64url');
	if (devicePoint.length !== POINT_LENGTH || authSecret.length !== AUTH_LENGTH) {
		throw new RangeError('The keys of a subscription are 65 and 16 bytes');
	}
	const textLength = Buffer.byteLength(text);
	const body = Buffer.allocUnsafe(HEADER_LENGTH + textLength + 1 + TAG_LENGTH);
	const salt = body.subarray(0, SALT_LENGTH);
	if (secrets) salt.set(secrets.salt);
	else nextSalt(salt);
	// A text that is too long stays one record: the push service then answers 413 itself.
	body.writeUInt32BE(Math.max(RECORD_SIZE, textLength + 1 + TAG_LENGTH), SALT_LENGTH);
	body[SALT_LENGTH + 4] = POINT_LENGTH;
	const point = newPoint(secrets);
	body.set(point, SALT_LENGTH + 5);

	KEY_INFO.set(devicePoint, DEVICE_AT);
	KEY_INFO.set(point, DEVICE_AT + POINT_LENGTH);
	const secret = hmac(hmac(authSecret, own.computeSecret(devicePoint)), KEY_INFO);
	const pseudoRandom = hmac(salt, secret);
	const key = hmac(pseudoRandom, CONTENT_KEY_INFO).subarray(0, 16);
	const nonce = hmac(pseudoRandom, NONCE_INFO).subarray(0, 12);

	body.write(text, HEADER_LENGTH);
	body[HEADER_LENGTH + textLength] = LAST_RECORD;
	// A key object, since Node takes long to see that bytes are none.
	const cipher = createCipheriv('aes-128-gcm', createSecretKey(key), nonce);
	body.set(
		cipher.update(body.subarray(HEADER_LENGTH, HEADER_LENGTH + textLength + 1)),
		HEADER_LENGTH
	);
	cipher.final();
	body.set(cipher.getAuthTag(), body.length - TAG_LENGTH);
	return body;
}

function newPoint(secrets: MessageSecrets | undefined): Buffer {
	if (!secrets) return own.generateKeys();
	own.setPrivateKey(secrets.privateKey);
	return own.getPublicKey();
}

/** Salts are drawn many at a time: asking for each costs more than its bytes. */
const salts = Buffer.alloc(256 * SALT_LENGTH);
let nextSaltAt = salts.length;

function nextSalt(into: Buffer): void {
	if (nextSaltAt === salts.length) {
		randomFillSync(salts);
		nextSaltAt = 0;
	}
	salts.copy(into, 0, nextSaltAt, (nextSaltAt += SALT_LENGTH));
}

const BLOCK = 64;
const inner = Buffer.alloc(512);
const outer = Buffer.alloc(BLOCK + 32);

/**
 * HMAC-SHA-256 (RFC 2104) of a short text under a key of at most a block: two digests in one call
 * each, which cost Node a fifth of one `createHmac`. With it HKDF (RFC 5869) is what RFC 8291, 3.4
 * writes out.
 */
function hmac(key: Uint8Array, text: Uint8Array): Buffer {
	inner.fill(0x36, 0, BLOCK);
	outer.fill(0x5c, 0, BLOCK);
	for (let n = 0; n < key.length; n += 1) {
		inner[n]! ^= key[n]!;
		outer[n]! ^= key[n]!;
	}
	inner.set(text, BLOCK);
	outer.set(hash('sha256', inner.subarray(0, BLOCK + text.length), 'buffer'), BLOCK);
	return hash('sha256', outer, 'buffer');
}
