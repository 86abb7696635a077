import * as v from 'valibot';
import { DEFAULT_LOCALE, isLanguage, type Language } from '../shared/locale';

/** Which sentences: to review (what is stale is among them), stale, or all. */
export const WORDING_VIEWS = ['a-relire', 'changees', 'toutes'] as const;
export type WordingView = (typeof WORDING_VIEWS)[number];

const filters = v.object({
	voir: v.fallback(v.optional(v.picklist(WORDING_VIEWS), 'a-relire'), 'a-relire'),
	page: v.fallback(
		v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)), '1'),
		1
	)
});
/** The filters of the sentences of a language, as the address carries them. */
export type WordingFilters = v.InferOutput<typeof filters>;

/** Reads the filters from an address; never refuses. */
export function readWordingFilters(search: URLSearchParams): WordingFilters {
	return v.parse(filters, Object.fromEntries(search));
}

/** A language whose words are reviewed: any but French, where they come from. Null for others. */
export function reviewedLanguage(value: string): Language | null {
	return isLanguage(value) && value !== DEFAULT_LOCALE ? value : null;
}
