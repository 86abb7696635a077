const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The topic of a family and one of its children: 22 base64url characters (RFC 8030, 5.4 allows 32).
 * The same pair always gives the same topic, so that a waiting message is replaced; nothing in it
 * tells who they are, since it combines two random keys.
 *
 * @param accountId UUID of the family's account
 * @param subjectId UUID of the child, or of the school when no child is meant
 */
export function topicOf(accountId: string, subjectId: string): string {
	const [a, b] = [digitsOf(accountId), digitsOf(subjectId)];
	let text = '';
	for (let at = 0; at < DIGITS; at += 6) {
		const end = Math.min(at + 6, DIGITS);
		const mixed = Number.parseInt(a.slice(at, end), 16) ^ Number.parseInt(b.slice(at, end), 16);
		const bits = mixed << (4 * (at + 6 - end));
		text += ALPHABET[bits >> 18]! + ALPHABET[(bits >> 12) & 63]!;
		if (end === at + 6) text += ALPHABET[(bits >> 6) & 63]! + ALPHABET[bits & 63]!;
	}
	return text;
}

/** Of a UUID without its dashes. */
const DIGITS = 32;

function digitsOf(uuid: string): string {
	const digits = uuid.replaceAll('-', '');
	if (!/^[0-9a-f]{32}$/i.test(digits)) throw new RangeError('A topic is made from two UUIDs');
	return digits;
}
