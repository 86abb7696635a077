import { ok, refuse, type Result } from '../shared/result';

/** When somebody would like to be called; `any` is kept as no moment at all. */
export const CALL_MOMENTS = ['morning', 'midday', 'afternoon', 'any'] as const;
export type CallMoment = (typeof CALL_MOMENTS)[number];

/** What became of it. */
export const CALLBACK_OUTCOMES = ['reached', 'given-up'] as const;
export type CallbackOutcome = (typeof CALLBACK_OUTCOMES)[number];

/** A wish to be called, as it stands. */
export type CallbackState = {
	takenBy: string | null;
	tries: number;
	isInterpreterFound: boolean;
	outcome: CallbackOutcome | null;
};

/** What staff do with it; each has its contrary, by which it is undone. */
export const CALLBACK_STEPS = [
	'take',
	'give-back',
	'try',
	'untry',
	'interpreter-found',
	'interpreter-sought',
	'reached',
	'given-up',
	'reopen'
] as const;
export type CallbackStep = (typeof CALLBACK_STEPS)[number];

/** The step that takes a step back. */
export const CONTRARY: Record<CallbackStep, CallbackStep> = {
	take: 'give-back',
	'give-back': 'take',
	try: 'untry',
	untry: 'try',
	'interpreter-found': 'interpreter-sought',
	'interpreter-sought': 'interpreter-found',
	reached: 'reopen',
	'given-up': 'reopen',
	reopen: 'reopen'
};

export type CallbackError = { code: 'callback.taken' | 'callback.changed-meanwhile' };

/**
 * Where a wish stands after a step. Two people may look at the same list: who comes second is told, and
 * changes nothing. Calling and ending take the wish when nobody had.
 *
 * Refusals: `callback.taken` (somebody else looks after it), `callback.changed-meanwhile` (it is not
 * where the step needs it).
 */
export function afterStep(
	state: CallbackState,
	step: CallbackStep,
	staffId: string
): Result<CallbackState, CallbackError> {
	if (state.takenBy !== null && state.takenBy !== staffId)
		return refuse({ code: 'callback.taken' });
	const changed = () => refuse<CallbackError>({ code: 'callback.changed-meanwhile' });
	if (step === 'reopen') return state.outcome ? ok({ ...state, outcome: null }) : changed();
	if (state.outcome) return changed();
	switch (step) {
		case 'take':
			return ok({ ...state, takenBy: staffId });
		case 'give-back':
			return state.takenBy ? ok({ ...state, takenBy: null }) : changed();
		case 'try':
			return ok({ ...state, takenBy: staffId, tries: state.tries + 1 });
		case 'untry':
			return state.tries > 0 ? ok({ ...state, tries: state.tries - 1 }) : changed();
		case 'interpreter-found':
			return ok({ ...state, isInterpreterFound: true });
		case 'interpreter-sought':
			return ok({ ...state, isInterpreterFound: false });
		case 'reached':
		case 'given-up':
			return ok({ ...state, takenBy: staffId, outcome: step });
	}
}

/** Hours of the school's wall clock in which a moment falls, from and until (excluded). */
const HOURS: Record<Exclude<CallMoment, 'any'>, readonly [number, number]> = {
	morning: [7, 12],
	midday: [12, 14],
	afternoon: [14, 20]
};

/** Whether somebody who wants to be called at a moment is free at that hour of the school's clock. */
export function isWantedNow(moment: string | null, hour: number): boolean {
	const hours = moment && moment in HOURS ? HOURS[moment as keyof typeof HOURS] : null;
	return hours === null || (hour >= hours[0] && hour < hours[1]);
}

/**
 * In which order to call: those who have waited over a day, the oldest first; then those who are free
 * now, the oldest first; then the others.
 */
export function arrangeCallbacks<Wish extends { askedAt: Date; wantedMoment: string | null }>(
	wishes: readonly Wish[],
	now: Date,
	hour: number
): Wish[] {
	const DAY = 86_400_000;
	const rank = (wish: Wish) => {
		if (now.getTime() - wish.askedAt.getTime() >= DAY) return 0;
		return isWantedNow(wish.wantedMoment, hour) ? 1 : 2;
	};
	return [...wishes].sort((a, b) => rank(a) - rank(b) || a.askedAt.getTime() - b.askedAt.getTime());
}
