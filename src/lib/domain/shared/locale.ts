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

/** A language that has all its words: pages, letters, short messages, notifications. */
export type Locale = (typeof LOCALES)[number];

/**
 * Languages that are mostly spoken. They have no words of ours: a school offers one once a speaker of
 * its own filled them in, or recorded the core of the voice bank.
 */
export const PREPARED_LOCALES = ['snk', 'bm', 'ff', 'wo', 'ln'] as const;

export type PreparedLocale = (typeof PREPARED_LOCALES)[number];

/** A language that a family may have chosen. */
export type Language = Locale | PreparedLocale;

export const LANGUAGES: readonly Language[] = [...LOCALES, ...PREPARED_LOCALES];

/** The language that schools write in, and the source of every translation. */
export const DEFAULT_LOCALE: Locale = 'fr';

/** Each language named in itself: the only way its reader can find it. */
export const AUTONYMS: Record<Language, string> = {
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
	ti: 'ትግርኛ',
	snk: 'Sooninkanxanne',
	bm: 'Bamanankan',
	ff: 'Pulaar',
	wo: 'Wolof',
	ln: 'Lingála'
};

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set(['ar', 'ur', 'ps', 'prs']);

/** Languages whose words a speaker has reread. French is where the words come from. */
const REREAD: ReadonlySet<Language> = new Set(['fr']);

/** Languages that browsers and phones announce under another code than ours (ISO 639-3). */
const OTHER_CODES: Readonly<Record<string, Locale>> = { ku: 'kmr', mo: 'ro', fa: 'prs' };

/**
 * What Intl knows a language by, where that is not its tag. It has nothing for Haitian Creole, nor
 * for Soninke.
 */
const INTL_TAGS: Partial<Record<Language, string>> = {
	ht: 'en',
	kmr: 'ku',
	prs: 'fa-AF',
	snk: 'en'
};

/** Narrows any value to a language that Passerelle speaks. */
export function isLocale(value: unknown): value is Locale {
	return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** Narrows any value to a language that is prepared only. */
export function isPrepared(value: unknown): value is PreparedLocale {
	return (PREPARED_LOCALES as readonly unknown[]).includes(value);
}

/** Narrows any value to a language that a family may have chosen. */
export function isLanguage(value: unknown): value is Language {
	return isLocale(value) || isPrepared(value);
}

/** The language whose words of ours stand in for what nobody filled in: simple French. */
export function shippedLocaleOf(language: Language): Locale {
	return isPrepared(language) ? 'fr-simple' : language;
}

/** The direction in which a language is written. */
export function directionOf(locale: Language): 'ltr' | 'rtl' {
	return RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
}

/** Whether a speaker of the language has reread its words: until then the pages say so. */
export function isReread(locale: Language): boolean {
	return REREAD.has(locale);
}

/** The BCP 47 tag for `lang` attributes and voices: simplified French is French. */
export function languageTag(locale: Language): string {
	return locale === 'fr-simple' ? 'fr' : locale;
}

/**
 * The tag whose plural rules and formats Intl has for the language. Without one of its own, a
 * language has the plural rules of English (one, other), never those of the machine.
 */
export function intlTag(locale: Language): string {
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
