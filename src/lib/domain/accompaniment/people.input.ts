import * as v from 'valibot';

const key = v.pipe(v.string(), v.uuid('accompaniment.not-found'));
const side = v.picklist(['one', 'other'], 'accompaniment.choose-again');

/**
 * Two lines that are one person, and what is kept where they differ: of `one` or of the `other`. Each
 * side is the key of a person's line or of a guardian on file, as `p:…` or `g:…`.
 */
export const mergeInput = v.object({
	one: v.pipe(v.string('accompaniment.not-found'), v.regex(/^[pg]:/, 'accompaniment.not-found')),
	other: v.pipe(v.string('accompaniment.not-found'), v.regex(/^[pg]:/, 'accompaniment.not-found')),
	name: v.optional(side, 'one'),
	phone: v.optional(side, 'one'),
	locale: v.optional(side, 'one'),
	/** Whose line of the school's file stands for both, when both are on file. */
	file: v.optional(side, 'one')
});
export type MergeInput = v.InferOutput<typeof mergeInput>;
export type Side = 'one' | 'other';

/** The line whose merge is undone. */
export const unmergeInput = v.object({ person: key });

/** What is corrected of somebody whom no file knows. */
export const personInput = v.object({
	firstName: v.string('accompaniment.no-first-name'),
	lastName: v.optional(v.string(), ''),
	phone: v.optional(v.string(), '')
});
