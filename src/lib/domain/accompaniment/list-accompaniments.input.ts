import * as v from 'valibot';
import { PLACE_KINDS, TAGS, THEMES } from './vocabulary';

/** A filter that nobody set, or that an address spells wrong, filters nothing. */
const anyOf = <T extends string>(values: readonly T[]) =>
	v.fallback(v.optional(v.picklist(values)), undefined);

/** The filters of the list of accompaniments, as the address carries them (French parameter names). */
export const accompanimentFilters = v.object({
	/** `YYYY-MM`; left out: the present month. */
	mois: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/))), undefined),
	theme: anyOf(THEMES),
	lieu: anyOf(PLACE_KINDS),
	etiquette: anyOf(TAGS),
	/** `moi`: what I noted. */
	qui: anyOf(['moi'] as const),
	q: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80))), undefined),
	page: v.fallback(
		v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)), '1'),
		1
	)
});
export type AccompanimentFilters = v.InferOutput<typeof accompanimentFilters>;

/** Reads the filters from an address; never refuses. */
export function readAccompanimentFilters(search: URLSearchParams): AccompanimentFilters {
	const given = Object.fromEntries([...search].filter(([, value]) => value !== ''));
	return v.parse(accompanimentFilters, given);
}

const NOBODYS_LINE = '00000000-0000-0000-0000-000000000000';

/** The key of a line as a form sends it; one that is no key is nobody's line. */
export function readLineKey(raw: unknown): string {
	const read = v.safeParse(v.pipe(v.string(), v.uuid()), raw);
	return read.success ? read.output : NOBODYS_LINE;
}
