import { intlTag, type Locale } from '../domain/shared/locale';

/** "And", where Intl has no lists of the language. */
const OWN_AND: Partial<Record<Locale, string>> = { ht: 'ak' };

/** Names as one says them together: "Inès et Yanis". */
export function formatList(locale: Locale, names: readonly string[]): string {
	const and = OWN_AND[locale];
	if (!and) return new Intl.ListFormat(intlTag(locale), { type: 'conjunction' }).format(names);
	const last = names.at(-1) ?? '';
	return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}
