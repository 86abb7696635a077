/**
 * A key as the address of a square carries it, beside its fragment: 22 letters. It proves nothing, and
 * opens nothing: it only tells the mediator that a phone is there.
 */
export function refOf(invitationId: string): string {
	return Buffer.from(invitationId.replaceAll('-', ''), 'hex').toString('base64url');
}

/** Reads it back; null when it cannot be one. */
export function keyOfRef(ref: string | null): string | null {
	if (!ref || !/^[\w-]{22}$/.test(ref)) return null;
	const hex = Buffer.from(ref, 'base64url').toString('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
