import * as v from 'valibot';
import { LANGUAGES } from '../shared/locale';

/** Nothing given: the language is chosen on the phone. */
export const showCodeInput = v.object({
	locale: v.optional(v.picklist(LANGUAGES, 'funnel.unknown-language'))
});

/** The code to take back. */
export const withdrawCodeInput = v.object({
	invitation: v.pipe(v.string(), v.uuid('funnel.not-found'))
});
