import * as v from 'valibot';
import { QUICK_ANSWERS } from './quick-answer';

/** Characters that a family may add in its own words. */
export const ANSWER_LENGTH = 500;

/**
 * The answer to a message, as the form and the phone's outbox post it; a voice comes beside it, as a
 * file. The key is the page's: the same answer posted twice counts once.
 */
export const answerMessageInput = v.object({
	answer: v.optional(v.picklist(QUICK_ANSWERS, 'message.empty-answer')),
	words: v.optional(
		v.pipe(v.string(), v.trim(), v.maxLength(ANSWER_LENGTH, 'message.long-answer'))
	),
	idempotencyKey: v.pipe(v.string('absence.bad-key'), v.uuid('absence.bad-key'))
});
export type AnswerMessageInput = v.InferOutput<typeof answerMessageInput>;
