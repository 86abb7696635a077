/**
 * The languages that the family side speaks. What is stored for a family is the language it chose
 * to read, never an origin or a nationality.
 */
export const LOCALES = [
	'fr',
	'fr-simple',
	'ar',
	'tr',
	'pt',
	'uk',
	'en',
	'es',
	'ro',
	'ru',
	'sq',
	'ka',
	'hy',
	'ht',
	'kmr',
	'so',
	'zh',
	'ur',
	'bn',
	'ta',
	'ps',
	'prs',
	'ti'
] as const;

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
	en: 'English',
	es: 'Español',
	ro: 'Română',
	ru: 'Русский',
	sq: 'Shqip',
	ka: 'ქართული',
	hy: 'Հայերեն',
	ht: 'Kreyòl ayisyen',
	kmr: 'Kurmancî',
	so: 'Soomaali',
	zh: '中文',
	ur: 'اردو',
	bn: 'বাংলা',
	ta: 'தமிழ்',
	ps: 'پښتو',
	prs: 'دری',
	ti: 'ትግርኛ'
};

const RIGHT_TO_LEFT: ReadonlySet<Locale> = new Set(['ar', 'ur', 'ps', 'prs']);

/** Languages whose words a speaker has reread. French is where the words come from. */
const REREAD: ReadonlySet<Locale> = new Set(['fr']);

/** Languages that browsers and phones announce under another code than ours (ISO 639-3). */
const OTHER_CODES: Readonly<Record<string, Locale>> = { ku: 'kmr', mo: 'ro', fa: 'prs' };

/** What Intl knows a language by, where that is not its tag. It has nothing for Haitian Creole. */
const INTL_TAGS: Partial<Record<Locale, string>> = { ht: 'en', kmr: 'ku', prs: 'fa-AF' };

/** Narrows any value to a language that Passerelle speaks. */
export function isLocale(value: unknown): value is Locale {
	return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** The direction in which a language is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
	return RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
}

/** Whether a speaker of the language has reread its words: until then the pages say so. */
export function isReread(locale: Locale): boolean {
	return REREAD.has(locale);
}

/** The BCP 47 tag for `lang` attributes and voices: simplified French is French. */
export function languageTag(locale: Locale): string {
	return locale === 'fr-simple' ? 'fr' : locale;
}

/**
 * The tag whose plural rules and formats Intl has for the language. Without one of its own, a
 * language has the plural rules of English (one, other), never those of the machine.
 */
export function intlTag(locale: Locale): string {
	return INTL_TAGS[locale] ?? languageTag(locale);
}

/** The language that a BCP 47 tag or an ISO 639 code names, when Passerelle speaks it. */
export function localeOfTag(tag: string): Locale | null {
	const [primary = '', ...rest] = tag.toLowerCase().split('-');
	// Kurdish in Arabic letters is another language to read than Kurmanji.
	if (primary === 'ku' && rest.some((part) => part === 'arab' || part === 'iq')) return null;
	const locale = OTHER_CODES[primary] ?? primary;
	return isLocale(locale) ? locale : null;
}

/**
 * The languages of an `Accept-Language` header (RFC 9110, 12.5.4) that Passerelle speaks, each
 * once, by descending weight.
 */
export function localesFromHeader(header: string | null): Locale[] {
	const wanted = (header ?? '')
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().split(';');
			const weight = parameters.find((p) => p.trim().startsWith('q='));
			return { tag, weight: weight ? Number(weight.trim().slice(2)) : 1 };
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight);
	const spoken = wanted.flatMap(({ tag }) => localeOfTag(tag) ?? []);
	return [...new Set(spoken)];
}

/** The first of those languages, null when there is none. */
export function localeFromHeader(header: string | null): Locale | null {
	return localesFromHeader(header)[0] ?? null;
}
