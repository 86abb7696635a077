import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Sizes in bytes of AES-256-GCM (NIST SP 800-38D). */
const KEY = 32;
const NONCE = 12;
const TAG = 16;

/** A key that only the page which asked for the file will hold, base64url. */
export function newFileKey(): string {
	return randomBytes(KEY).toString('base64url');
}

/**
 * Closes a file so that the table that keeps it, its copies and its backups say nothing of it: letters
 * carry secrets of which the database otherwise keeps hashes only.
 */
export function sealFile(bytes: Uint8Array, key: string): Uint8Array {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), nonce);
	const closed = Buffer.concat([cipher.update(bytes), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), closed]);
}

/** The file again; null when the key is another one. */
export function openFile(sealed: Uint8Array, key: string): Uint8Array<ArrayBuffer> | null {
	const secret = Buffer.from(key, 'base64url');
	if (secret.length !== KEY) return null;
	const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, NONCE));
	decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
	try {
		return new Uint8Array(
			Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
		);
	} catch {
		return null;
	}
}
