import * as v from 'valibot';
import { LANGUAGES } from '../shared/locale';

/** The language that staff enters for a guardian's letters; nothing: nobody knows it. */
export const letterLocaleInput = v.object({
	locale: v.optional(v.picklist(LANGUAGES, 'funnel.unknown-language')),
	/** What the card showed (`none`: nothing): another language since is a colleague's, and stays. */
	avant: v.optional(v.picklist([...LANGUAGES, 'none'] as const, 'funnel.unknown-language'))
});

/** The phone whose holder was met, when several wait. */
export const metInput = v.object({
	session: v.optional(v.pipe(v.string(), v.maxLength(40, 'funnel.not-found')))
});

/** A service that a guardian was seen connecting to. */
export const tickInput = v.object({ service: v.pipe(v.string(), v.uuid('funnel.not-found')) });

/** The outreach to take back. */
export const removeOutreachInput = v.object({
	outreach: v.pipe(v.string(), v.uuid('funnel.not-found'))
});
