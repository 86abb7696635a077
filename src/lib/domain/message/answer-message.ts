import type { Change } from '../shared/item-version';
import { ok, refuse, type Result } from '../shared/result';
import type { AnswerError } from './errors';
import type { QuickAnswer } from './quick-answer';

/** Nobody has more to say by answers: whoever has, is called. It bounds what one account stores. */
export const MOST_ANSWERS = 12;

/** What is known of a message when a family answers it. */
export type MessageState = {
	/** Change of the latest version that the family was shown; null when none was released. */
	shownChange: Change | null;
	/** The school took it back, even if its families are told later. */
	isRecalled: boolean;
	/** Keys of what this account answered already. */
	answered: readonly string[];
};

/** What a family says: a picture, words, its voice, or several of them. */
export type SaidAnswer = {
	answer: QuickAnswer | null;
	words: string | null;
	hasVoice: boolean;
	/** The same for the same answer sent again, another for another one. */
	key: string;
};

/**
 * Decides whether an answer counts. An account may answer again: its latest picture counts, and what
 * it said or wrote before is not lost. The same answer sent again by a phone that did not hear back
 * is a success that writes nothing, even after the message was taken back.
 *
 * Refusals: `message.not-found` (never released), `message.taken-back`, `message.empty-answer`,
 * `message.enough` (the family is better called).
 */
export function answerMessage(
	state: MessageState,
	said: SaidAnswer
): Result<{ outcome: 'written' | 'already-sent' }, AnswerError> {
	if (state.shownChange === null) return refuse({ code: 'message.not-found' });
	if (state.answered.includes(said.key)) return ok({ outcome: 'already-sent' });
	if (state.isRecalled || state.shownChange === 'cancel') {
		return refuse({ code: 'message.taken-back' });
	}
	if (!said.answer && !said.words && !said.hasVoice) {
		return refuse({ code: 'message.empty-answer' });
	}
	if (state.answered.length >= MOST_ANSWERS) return refuse({ code: 'message.enough' });
	return ok({ outcome: 'written' });
}
