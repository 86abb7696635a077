import * as v from 'valibot';
import { isUuid } from '../shared/uuid';

const anyOf = <T extends string>(values: readonly T[]) =>
	v.fallback(v.optional(v.picklist(values)), undefined);

/**
 * Where something written stands: waiting, shown, told that it no longer holds (to those who saw it),
 * released but recalled before anybody saw it, never released.
 */
export const ITEM_STATES = ['held', 'released', 'taken-back', 'recalled', 'never-shown'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** The filters of the list of what was sent, as the address carries them. */
export const itemFilters = v.object({
	sorte: anyOf(['message', 'homework', 'absence', 'lateness'] as const),
	etat: anyOf(ITEM_STATES),
	page: v.fallback(
		v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)), '1'),
		1
	)
});
export type ItemFilters = v.InferOutput<typeof itemFilters>;

/** Reads the filters from an address; never refuses. */
export function readItemFilters(search: URLSearchParams): ItemFilters {
	return v.parse(itemFilters, Object.fromEntries([...search].filter(([, value]) => value !== '')));
}

/** A key of an item as an address or a form gives it; null when it is not one. */
export function itemKey(value: unknown): string | null {
	return isUuid(value) ? value : null;
}
