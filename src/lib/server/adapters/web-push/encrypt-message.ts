import {
	createCipheriv,
	createECDH,
	createSecretKey,
	hkdfSync,
	randomBytes,
	type KeyObject
} from 'node:crypto';
import type { PushTarget } from '../../../domain/delivery/push-sender';

/** Record size of RFC 8188; a push is one record (RFC 8291, 4). */
const RECORD_SIZE = 4_096;
const TAG_LENGTH = 16;
const POINT_LENGTH = 65;
const AUTH_LENGTH = 16;
/** Marks the last record (RFC 8188, 2). */
const LAST_RECORD = Buffer.from([2]);

const KEY_INFO = Buffer.from('WebPush: info\0');
const CONTENT_KEY_INFO = Buffer.from('Content-Encoding: aes128gcm\0');
const NONCE_INFO = Buffer.from('Content-Encoding: nonce\0');

/** What is drawn at random for each message. */
export type MessageSecrets = { privateKey: Buffer; salt: Buffer };

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
	const own = createECDH('prime256v1');
	if (secrets) own.setPrivateKey(secrets.privateKey);
	else own.generateKeys();
	const salt = secrets?.salt ?? randomBytes(16);
	const point = own.getPublicKey();

	const info = Buffer.concat([KEY_INFO, devicePoint, point]);
	const shared = derive(own.computeSecret(devicePoint), authSecret, info, 32);
	// A key object, since it is used twice: bytes would be wrapped again each time.
	const secret = createSecretKey(shared);
	const key = derive(secret, salt, CONTENT_KEY_INFO, 16);
	const nonce = derive(secret, salt, NONCE_INFO, 12);

	const plain = Buffer.from(text, 'utf8');
	const cipher = createCipheriv('aes-128-gcm', key, nonce);
	const size = Buffer.alloc(5);
	// A text that is too long stays one record: the push service then answers 413 itself.
	size.writeUInt32BE(Math.max(RECORD_SIZE, plain.length + LAST_RECORD.length + TAG_LENGTH));
	size[4] = POINT_LENGTH;
	return Buffer.concat([
		salt,
		size,
		point,
		cipher.update(plain),
		cipher.update(LAST_RECORD),
		cipher.final(),
		cipher.getAuthTag()
	]);
}

function derive(
	key: Uint8Array | KeyObject,
	salt: Buffer,
	info: Buffer,
	length: number
): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', key, salt, info, length));
}
