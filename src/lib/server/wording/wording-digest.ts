import { createHash } from 'node:crypto';

/** What words are known by in a form: whoever answers for them answers for those that she saw. */
export function wordingDigest(texts: ReadonlyMap<string, string>): string {
	const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
	return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 22);
}
