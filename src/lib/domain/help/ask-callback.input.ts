import * as v from 'valibot';
import { CALL_MOMENTS } from './callback';

/** A wish to be called: of which school, and when. Who says no moment may be called at any. */
export const askCallbackInput = v.object({
	school: v.pipe(v.string('help.unknown-school'), v.uuid('help.unknown-school')),
	moment: v.optional(v.picklist(CALL_MOMENTS), 'any')
});

/** Whether somebody has to translate. */
export const sayInterpreterInput = v.object({
	school: v.pipe(v.string('help.unknown-school'), v.uuid('help.unknown-school')),
	interpreter: v.picklist(['yes', 'no'], 'help.unknown-school')
});
