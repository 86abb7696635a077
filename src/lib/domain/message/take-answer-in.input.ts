import * as v from 'valibot';

/** That a family's answer was dealt with, or was not after all. */
export const takeAnswerInInput = v.object({
	answer: v.pipe(v.string('compose.not-found'), v.uuid('compose.not-found')),
	done: v.picklist(['yes', 'no'], 'compose.not-found')
});
