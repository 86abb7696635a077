import type { RowReason } from '../directory/errors';
import type { Change } from '../shared/item-version';
import type { SchoolEvent } from './school-event';

/** A version of an item, as far as the plan of the next one needs it. */
export type KnownVersion = {
	change: Change;
	content: unknown;
	enteredAt: Date;
	/** Families could see it. */
	isReleased: boolean;
	isWithdrawn: boolean;
};

/** What is known of the thing that an event speaks of; versions from the first to the last. */
export type ItemState = { recipient: string; versions: KnownVersion[] } | null;

/** What an event does. */
export type EventPlan =
	| { outcome: 'unchanged' }
	| { outcome: 'refused'; reason: RowReason }
	| {
			outcome: 'written';
			/** The new version; withdrawn from the start when no family will ever be shown it. */
			version: { change: Change; content: unknown; isWithdrawn: boolean };
	  };

const DAY_MS = 86_400_000;

/**
 * Decides what a row of a vie scolaire file does to an item. When it writes, versions that wait for
 * their release are withdrawn: the newest word replaces them.
 *
 * - The same row again changes nothing, whatever came after it.
 * - Cancelled before any release: nothing is ever shown, the cancellation neither.
 * - Cancelled after: the cancellation is a version, released by the same rules as the rest.
 *
 * @param recipient Whom the event concerns, as the state's `recipient` writes it; null for a
 *   cancellation, which names nobody.
 */
export function planEvent(
	state: ItemState,
	event: SchoolEvent,
	recipient: string | null,
	now: Date
): EventPlan {
	const refused = (reason: RowReason): EventPlan => ({ outcome: 'refused', reason });
	const { sourceId: id, enteredAt } = event;
	if (enteredAt.getTime() > now.getTime() + DAY_MS)
		return refused({ code: 'row.entered-in-the-future', value: enteredAt.toISOString() });
	if (!state)
		return event.action === 'cancel'
			? refused({ code: 'row.unknown-event', id })
			: written('create', event.content);

	const { versions } = state;
	const latest = versions.at(-1);
	if (!latest || versions.some((version) => isSame(version, event)))
		return { outcome: 'unchanged' };
	if (enteredAt < latest.enteredAt) return refused({ code: 'row.older-than-known', id });

	const shown = versions.findLast((version) => version.isReleased && !version.isWithdrawn);
	const isShown = shown !== undefined && shown.change !== 'cancel';
	if (event.action === 'cancel') {
		if (latest.change === 'cancel') return { outcome: 'unchanged' };
		return written('cancel', latest.content, !isShown);
	}
	if (recipient !== state.recipient) return refused({ code: 'row.recipient-changed', id });
	if (latest.change !== 'cancel' && sameContent(latest.content, event.content))
		return { outcome: 'unchanged' };
	// A word taken back before anybody heard it: what families see is right already.
	const isSeenAlready = isShown && sameContent(shown.content, event.content);
	return written(isShown ? 'change' : 'create', event.content, isSeenAlready);
}

function written(change: Change, content: unknown, isWithdrawn = false): EventPlan {
	return { outcome: 'written', version: { change, content, isWithdrawn } };
}

function isSame(version: KnownVersion, event: SchoolEvent): boolean {
	if (version.enteredAt.getTime() !== event.enteredAt.getTime()) return false;
	if (event.action === 'cancel') return version.change === 'cancel';
	return version.change !== 'cancel' && sameContent(version.content, event.content);
}

/** Contents are flat objects; a database gives their keys back in its own order. */
function sameContent(a: unknown, b: unknown): boolean {
	return canonical(a) === canonical(b);
}

function canonical(content: unknown): string {
	const entries = Object.entries(content as Record<string, unknown>);
	return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
