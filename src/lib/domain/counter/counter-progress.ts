/** How long an invitation shown on the mediator's screen opens a connection (QUALITY, security). */
export const COUNTER_LIFE_MINUTES = 10;

/** Codes shown again to the same family within this time belong to one visit, timed as a whole. */
export const VISIT_MINUTES = 30;

/** What the mediator follows, in the order in which a phone goes through it. */
export const COUNTER_STEPS = ['opened', 'language', 'connected', 'home', 'notified'] as const;
export type CounterStep = (typeof COUNTER_STEPS)[number];

/** What is known of one invitation of the counter. */
export type CounterMarks = {
	expiresAt: Date;
	/** A phone opened the address of the square. */
	openedAt: Date | null;
	/** It asked whose child it is, in a language of its own. */
	askedAt: Date | null;
	usedAt: Date | null;
	revokedAt: Date | null;
	/** When its session first showed the home, with its first card: seen, and heard if she wished. */
	homeAt: Date | null;
	/** When the phone began to take notifications. */
	notifiedAt: Date | null;
	/** Whether a later code of the counter took the place of this one. */
	isReplaced: boolean;
};

/**
 * How an invitation of the counter stands: `live` waits for the phone, `connected` let it in,
 * `replaced` gave way to a later code of the counter, `withdrawn` was taken back, `expired` is too old.
 */
export type CounterState = 'live' | 'connected' | 'replaced' | 'withdrawn' | 'expired';

export type CounterProgress = {
	state: CounterState;
	/** Steps that the phone went through; one proves those before it, but notifications may be refused. */
	reached: CounterStep[];
	/** When the family was connected and shown its home; null until then. */
	doneAt: Date | null;
};

/**
 * Reads how far a phone has come at `now`. A code that let the phone in is connected whatever became
 * of it since; at `expiresAt` its life is over.
 */
export function counterProgress(marks: CounterMarks, now: Date): CounterProgress {
	const { openedAt, askedAt, usedAt, homeAt, notifiedAt } = marks;
	const at: Record<CounterStep, Date | null> = {
		opened: openedAt ?? askedAt ?? usedAt,
		language: askedAt ?? usedAt,
		connected: usedAt,
		home: usedAt && homeAt,
		notified: usedAt && notifiedAt
	};
	return {
		state: stateOf(marks, now),
		reached: COUNTER_STEPS.filter((step) => at[step] !== null),
		doneAt: at.home
	};
}

function stateOf({ usedAt, revokedAt, expiresAt, isReplaced }: CounterMarks, now: Date) {
	if (usedAt) return 'connected';
	if (revokedAt) return isReplaced ? 'replaced' : 'withdrawn';
	return now.getTime() >= expiresAt.getTime() ? 'expired' : 'live';
}
