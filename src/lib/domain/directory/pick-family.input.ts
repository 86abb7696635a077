import * as v from 'valibot';

/** More than anybody types to find somebody. */
export const SEARCH_MAX = 80;

/** The family of a form: the one picked in the list or, without script, what was typed. */
export const pickFamilyInput = v.object({
	guardian: v.optional(v.pipe(v.string(), v.uuid('funnel.no-family'))),
	'guardian-typed': v.optional(v.pipe(v.string(), v.maxLength(SEARCH_MAX, 'funnel.no-family')))
});
export type PickFamilyInput = v.InferOutput<typeof pickFamilyInput>;
