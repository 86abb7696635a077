import { createHash } from 'node:crypto';

/**
 * The key of the next answer that an account may give to a message: the same on every page of a
 * phone until that answer is given, so that a page which has not changed keeps its ETag.
 * @param answered how many it gave already
 */
export function nextAnswerKey(accountId: string, itemId: string, answered: number): string {
	return keyOf(['message-answer', accountId, itemId, String(answered)]);
}

/**
 * The key under which an answer is kept: of the page it was given on and of what it says. Posted
 * again it is the same; another answer, given on a page that another phone had answered meanwhile, is
 * another.
 */
export function keyOfAnswer(
	given: { idempotencyKey: string; answer?: string | undefined; words?: string | undefined },
	sound: Uint8Array | null
): string {
	const voice = sound ? createHash('sha256').update(sound).digest('hex') : '';
	return keyOf([given.idempotencyKey, given.answer ?? '', given.words ?? '', voice]);
}

function keyOf(parts: string[]): string {
	const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
	return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
