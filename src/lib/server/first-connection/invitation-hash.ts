import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { CODE_LENGTH, type InvitationKey } from '../../domain/first-connection/invitation-key';

/** A new secret for a QR code: 128 bits, base64url. */
export function newInvitationSecret(): string {
	return randomBytes(16).toString('base64url');
}

/** A new code to print: 12 digits, every one as likely as another. */
export function newInvitationCode(): string {
	return String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, '0');
}

/** What the database keeps of a secret: it is long enough for a plain hash. */
export function hashInvitationSecret(secret: string): Uint8Array {
	return createHash('sha256').update(secret).digest();
}

/** What the database keeps of a code: keyed, since a thousand billion hashes are soon computed. */
export function hashInvitationCode(code: string, pepper: Uint8Array): Uint8Array {
	return createHmac('sha256', pepper).update(code).digest();
}

/** The hash that finds an invitation, and the column it is in. */
export function hashOfKey(
	key: InvitationKey,
	pepper: Uint8Array
): { column: 'secretHash' | 'codeHash'; hash: Uint8Array } {
	return key.kind === 'secret'
		? { column: 'secretHash', hash: hashInvitationSecret(key.secret) }
		: { column: 'codeHash', hash: hashInvitationCode(key.code, pepper) };
}
