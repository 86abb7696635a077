import { ok, refuse, type Result } from '../shared/result';

/** What a person makes of a notice that machines gave up. */
export const CALL_OUTCOMES = [
	/** She was told, on the telephone or face to face. */
	'reached',
	'no-answer',
	/** Somebody else's number, or nobody's: a paper is next. */
	'wrong-number',
	/** No call: a paper. */
	'paper',
	/** The paper was handed over. */
	'handed-over',
	/** Back from the papers to the calls. */
	'call'
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Where a notice stands, as far as people change it. */
export type NoticeStanding = {
	step: string;
	calls: number;
	lastCallAt: Date | null;
	lastCallOutcome: string | null;
	lastCallBy: string | null;
	paperAt: Date | null;
	reachedAt: Date | null;
	reachedThrough: string | null;
};

/** Somebody, or a machine, was faster: she is informed; or there is nothing to tell any more. */
export type NoteCallError = { code: 'ladder.already-reached' | 'ladder.over' };

/**
 * Writes down what became of a call or of a paper. Two members of staff may act on the same person:
 * whatever the order, a call made is counted, who was told stays told, and a paper that one of them
 * chose is not undone by a call of the other that nobody answered.
 *
 * @param by who says so
 */
export function noteCall(
	before: NoticeStanding,
	outcome: CallOutcome,
	by: string,
	now: Date
): Result<NoticeStanding, NoteCallError> {
	if (before.step === 'reached') return refuse({ code: 'ladder.already-reached' });
	if (before.step !== 'call' && before.step !== 'paper') return refuse({ code: 'ladder.over' });
	const called = {
		...before,
		calls: before.calls + 1,
		lastCallAt: now,
		lastCallOutcome: outcome,
		lastCallBy: by
	};
	const reached = { step: 'reached', reachedAt: now };
	switch (outcome) {
		case 'reached':
			return ok({ ...called, ...reached, reachedThrough: 'call' });
		case 'no-answer':
			return ok(called);
		case 'wrong-number':
			return ok({ ...called, step: 'paper' });
		case 'paper':
			return ok({ ...before, step: 'paper' });
		case 'handed-over':
			return ok({ ...before, ...reached, reachedThrough: 'paper' });
		case 'call':
			return ok({ ...before, step: 'call', paperAt: null });
	}
}
