import * as v from 'valibot';
import { CLIMBING_KINDS } from '../delivery/delivery-settings';

const uuid = v.pipe(v.string(), v.uuid());

/** The filters of the list of those to call, as the address carries them. */
export const callFilters = v.object({
	sorte: v.fallback(v.optional(v.picklist(CLIMBING_KINDS)), undefined),
	classe: v.fallback(v.optional(uuid), undefined),
	page: v.fallback(
		v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)), '1'),
		1
	)
});
export type CallFilters = v.InferOutput<typeof callFilters>;

/** Reads the filters from an address; never refuses. */
export function readCallFilters(search: URLSearchParams): CallFilters {
	return v.parse(callFilters, Object.fromEntries([...search].filter(([, value]) => value !== '')));
}

/** More things than one person can wait for, and more letters than one pile. */
export const MOST_LETTERS = 500;
const keys = v.pipe(
	v.array(v.pipe(v.string(), v.uuid('ladder.not-found'))),
	v.maxLength(MOST_LETTERS, 'ladder.too-many')
);

/** What became of the things that a card showed: those alone, whatever came since. */
export const noteCallInput = v.object({
	notice: v.pipe(keys, v.minLength(1, 'ladder.not-found')),
	outcome: v.picklist(['reached', 'no-answer', 'wrong-number', 'paper'], 'ladder.not-found')
});

/** The entry of the journal to undo. */
export const undoCallInput = v.object({ entry: v.pipe(v.string(), v.uuid('ladder.not-found')) });

/** The guardians whose letters are printed, or were handed over. */
export const chosenLettersInput = v.object({
	guardian: v.pipe(v.optional(keys, []), v.minLength(1, 'ladder.choose-letters'))
});
