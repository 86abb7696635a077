import * as v from 'valibot';
import { CALLBACK_STEPS } from './callback';

/** What a member of staff does with a wish to be called. */
export const stepCallbackInput = v.object({
	callback: v.pipe(v.string('callback.not-found'), v.uuid('callback.not-found')),
	step: v.picklist(CALLBACK_STEPS, 'callback.not-found')
});
