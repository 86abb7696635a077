declare module 'http_ece' {
	import type { ECDH } from 'node:crypto';
	/** Decrypts an encrypted content coding (RFC 8188) for the holder of the keys (RFC 8291). */
	export function decrypt(
		body: Uint8Array,
		params: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string }
	): Buffer;
}
