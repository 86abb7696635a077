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
	const [a, b] = [bytesOf(accountId), bytesOf(subjectId)];
	const mixed = a.map((byte, index) => byte ^ (b[index] ?? 0));
	let text = '';
	for (let i = 0; i < mixed.length; i += 3) {
		const [x = 0, y, z] = mixed.slice(i, i + 3);
		const bits = (x << 16) | ((y ?? 0) << 8) | (z ?? 0);
		const length = y === undefined ? 2 : z === undefined ? 3 : 4;
		for (let c = 0; c < length; c += 1) text += ALPHABET[(bits >> (18 - 6 * c)) & 63];
	}
	return text;
}

function bytesOf(uuid: string): number[] {
	const digits = uuid.replaceAll('-', '');
	if (!/^[0-9a-f]{32}$/i.test(digits)) throw new RangeError('A topic is made from two UUIDs');
	return Array.from({ length: 16 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}
