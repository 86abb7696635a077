import type { WorkshopContent } from './workshop';

/** Somebody who waits for a place. */
export type Waiting = { id: string; since: Date };

/**
 * Who gets a place now, the first who waits first; those who began to wait at the same instant keep
 * the order of their keys, always the same. Nobody is called to a session that has begun: she could
 * not come any more.
 *
 * @param taken how many places are taken
 */
export function promoteWaiting<Somebody extends Waiting>(
	content: Pick<WorkshopContent, 'capacity' | 'startsAt'>,
	taken: number,
	waiting: readonly Somebody[],
	now: Date
): Somebody[] {
	if (Date.parse(content.startsAt) <= now.getTime()) return [];
	const room = content.capacity === undefined ? waiting.length : content.capacity - taken;
	return inOrder(waiting).slice(0, Math.max(0, room));
}

/** Those who wait, the first who came first. */
export function inOrder<Somebody extends Waiting>(waiting: readonly Somebody[]): Somebody[] {
	return [...waiting].sort(
		(a, b) => a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : 1)
	);
}
