import { ok, refuse, type Result } from '../shared/result';
import type { ActionKind, Outcome } from './actions';
import type { ContactError } from './errors';

/** Tries for one family before it goes back to the adviser: nobody is called again and again. */
export const MOST_TRIES = 3;
const DAY = 86_400_000;

/** What is known of an action when its outcome is tapped. */
export type OpenAction = {
	kind: ActionKind;
	doneAt: Date | null;
	outcome: Outcome | null;
	/** Actions of the same kind for the same family that ended without an answer. */
	unanswered: number;
};

/** What follows: the action is done; perhaps another try tomorrow, or the family's wish kept. */
export type Noted = {
	doneAt: Date;
	outcome: Outcome;
	/** When to try again; null: not. */
	againAt: Date | null;
	/** She said that she prefers not: her agreement is withdrawn at once. */
	isWithdrawn: boolean;
};

/**
 * Notes what became of an action. Without an answer it comes back the next day, three tries in all.
 *
 * Refusal: `already-done` (another tap, another tab).
 */
export function recordOutcome(
	action: OpenAction,
	outcome: Outcome,
	now: Date
): Result<Noted, ContactError> {
	if (action.doneAt) return refuse({ code: 'resource-parent.already-done' });
	const isAgain = outcome === 'no-answer' && action.unanswered + 1 < MOST_TRIES;
	return ok({
		doneAt: now,
		outcome,
		againAt: isAgain ? new Date(now.getTime() + DAY) : null,
		isWithdrawn: outcome === 'prefers-not'
	});
}

/**
 * Whether what was tapped may be taken back: the same day, and never a family's wish not to be called
 * (she agrees again if she likes).
 */
export function canTakeBack(
	action: { doneAt: Date | null; outcome: Outcome | null },
	now: Date
): boolean {
	return (
		action.doneAt !== null &&
		action.outcome !== 'prefers-not' &&
		now.getTime() - action.doneAt.getTime() < DAY
	);
}
