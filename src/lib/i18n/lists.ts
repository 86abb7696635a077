import { intlTag, type Language } from '../domain/shared/locale';

/** What stands before the last name, where Intl has no lists of the language: its "and", or a comma. */
const OWN_LAST: Partial<Record<Language, string>> = { ht: ' ak ', snk: ', ', bm: ', ', ln: ', ' };

/** Names as one says them together: "Inès et Yanis". */
export function formatList(locale: Language, names: readonly string[]): string {
	const before = OWN_LAST[locale];
	if (!before) return new Intl.ListFormat(intlTag(locale), { type: 'conjunction' }).format(names);
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}${before}${last}`;
}
