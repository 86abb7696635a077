import * as v from 'valibot';

/** A reviewed translation as its form posts it. */
export const reviewInput = v.object({
	id: v.pipe(v.string(), v.uuid('translation.not-found')),
	text: v.pipe(
		v.string('translation.no-text'),
		v.trim(),
		v.minLength(1, 'translation.no-text'),
		v.maxLength(12_000, 'translation.long-text')
	),
	/** The words that the reviewer had before her; empty when there were none. */
	basedOn: v.optional(v.string(), ''),
	/** She saw that something seems lost, and says that it is right. */
	isConfirmed: v.optional(v.boolean(), false)
});
export type ReviewInput = v.InferOutput<typeof reviewInput>;

/** A word of the school's glossary as its form posts it. */
export const termInput = v.object({
	term: v.pipe(
		v.string('translation.no-term'),
		v.trim(),
		v.minLength(2, 'translation.no-term'),
		v.maxLength(80, 'translation.long-term')
	),
	wording: v.pipe(
		v.string('translation.no-wording'),
		v.trim(),
		v.minLength(1, 'translation.no-wording'),
		v.maxLength(160, 'translation.long-wording')
	)
});
export type TermInput = v.InferOutput<typeof termInput>;
