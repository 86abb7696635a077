import { isLocale, type Locale } from '../shared/locale';

/** What the list of translations shows, as its address says it. */
export type TranslationFilters = {
	/** Language that texts are translated into; null for all. */
	langue: Locale | null;
	/** Texts that nobody answers for yet, or those that somebody does. */
	voir: 'a-relire' | 'relues';
};

/** Reads the filters of an address; what is not known counts as not given. */
export function readTranslationFilters(query: URLSearchParams): TranslationFilters {
	const langue = query.get('langue');
	return {
		langue: isLocale(langue) ? langue : null,
		voir: query.get('voir') === 'relues' ? 'relues' : 'a-relire'
	};
}

/** The query of filters, `?` included; empty for those that go without saying. */
export function translationQuery({ langue, voir }: TranslationFilters): string {
	const query = new URLSearchParams();
	if (langue) query.set('langue', langue);
	if (voir === 'relues') query.set('voir', voir);
	return query.size > 0 ? `?${query}` : '';
}
