/**
 * The languages that the family side speaks. What is stored for a family is the language it chose
 * to read, never an origin or a nationality.
 */
export const LOCALES = ['fr', 'fr-simple', 'ar', 'tr', 'pt', 'uk', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** The language that schools write in, and the source of every translation. */
export const DEFAULT_LOCALE: Locale = 'fr';

/** Each language named in itself: the only way its reader can find it. */
export const AUTONYMS: Record<Locale, string> = {
	fr: 'Français',
	'fr-simple': 'Français simple',
	ar: 'العربية',
	tr: 'Türkçe',
	pt: 'Português',
	uk: 'Українська',
	en: 'English'
};

const RIGHT_TO_LEFT: ReadonlySet<Locale> = new Set(['ar']);

/** Narrows any value to a language that Passerelle speaks. */
export function isLocale(value: unknown): value is Locale {
	return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** The direction in which a language is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
	return RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
}

/** The BCP 47 tag for `lang` attributes, voices and Intl: simplified French is French. */
export function languageTag(locale: Locale): string {
	return locale === 'fr-simple' ? 'fr' : locale;
}

/**
 * The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that Passerelle speaks,
 * by descending weight; null when none is.
 */
export function localeFromHeader(header: string | null): Locale | null {
	const wanted = (header ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().split(';');
			const weight = parameters.find((p) => p.trim().startsWith('q='));
			return { tag: tag.toLowerCase(), weight: weight ? Number(weight.trim().slice(2)) : 1 };
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight);
	for (const { tag } of wanted) {
		const primary = tag.split('-')[0];
		if (isLocale(primary)) return primary;
	}
	return null;
}
