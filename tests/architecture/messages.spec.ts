import { describe, expect, test } from 'vitest';
import { DEFAULT_LOCALE, intlTag, LOCALES, type Locale } from '../../src/lib/domain/shared/locale';
import {
	baseOf,
	formOf,
	messageFolders,
	messagesOf,
	pluralBases,
	slotsOf,
	wordsOf
} from '../support/message-files';
import listed from './same-as-french.json' with { type: 'json' };

/** Words for families; staff pages are in French for now. */
const french = new Map(
	[...messagesOf(DEFAULT_LOCALE)].filter(([key]) => !key.startsWith('mediation'))
);
const plurals = pluralBases(french);
/** Words that a language has in common with French: for each key, the languages, or all. */
const sameAsFrench: Partial<Record<string, 'all' | readonly string[]>> = listed as Record<
	string,
	'all' | string[]
>;
function isSameAsFrench(key: string, locale: Locale): boolean {
	const where = sameAsFrench[key];
	return where === 'all' || (where?.includes(locale) ?? false);
}
const isPlural = (key: string) => formOf(key) !== null && plurals.has(baseOf(key));

const SCRIPTS: Partial<Record<Locale, RegExp>> = {
	ar: /\p{Script=Arabic}/u,
	uk: /\p{Script=Cyrillic}/u,
	ru: /\p{Script=Cyrillic}/u,
	ka: /\p{Script=Georgian}/u,
	hy: /\p{Script=Armenian}/u,
	zh: /\p{Script=Han}/u,
	ur: /\p{Script=Arabic}/u,
	bn: /\p{Script=Bengali}/u,
	ta: /\p{Script=Tamil}/u,
	ps: /\p{Script=Arabic}/u,
	prs: /\p{Script=Arabic}/u,
	ti: /\p{Script=Ethiopic}/u
};
const LATIN = /\p{Script=Latin}/u;
/** Characters of a translation for one of French: Arabic is terse, simple French explains. */
const LENGTH = { least: 0.35, most: 2.4 };
/** A Chinese character is a word or nearly; a character of Ge'ez is a syllable. */
const LEAST: Partial<Record<Locale, number>> = { zh: 0.13, ti: 0.25 };

function categoriesOf(locale: Locale): string[] {
	return new Intl.PluralRules(intlTag(locale)).resolvedOptions().pluralCategories;
}

/** What a language must have: the French keys, with its own plural forms. */
function expectedKeys(locale: Locale): Set<string> {
	const simple = [...french.keys()].filter((key) => !isPlural(key));
	const forms = [...plurals].flatMap((base) =>
		categoriesOf(locale).map((form) => `${base}_${form}`)
	);
	return new Set([...simple, ...forms]);
}

/** The French text that a key translates. */
function sourceOf(key: string): string | undefined {
	return isPlural(key) ? french.get(`${baseOf(key)}_other`) : french.get(key);
}

test('there is a folder for each language, and no other', () => {
	expect(messageFolders().sort()).toEqual([...LOCALES].sort());
});

describe.each(LOCALES)('%s', (locale) => {
	const messages = new Map([...messagesOf(locale)].filter(([key]) => !key.startsWith('mediation')));
	const translated = [...messages].flatMap(([key, text]) => {
		const source = sourceOf(key);
		return source === undefined ? [] : [{ key, text, source }];
	});

	test('has every key, in every plural form of the language', () => {
		const missing = [...expectedKeys(locale)].filter((key) => !messages.get(key)?.trim());
		expect(missing).toEqual([]);
	});

	test('has no key that French lacks', () => {
		const expected = expectedKeys(locale);
		expect([...messages.keys()].filter((key) => !expected.has(key))).toEqual([]);
	});

	test('keeps the slots', () => {
		const changed = translated.filter(({ key, text, source }) => {
			// A form for exactly one or two may say it without the figure.
			const countless = (slots: string[]) =>
				isPlural(key) ? slots.filter((slot) => slot !== 'count') : slots;
			return countless(slotsOf(text)).join() !== countless(slotsOf(source)).join();
		});
		expect(changed).toEqual([]);
	});

	test('is written in its own script', () => {
		const own = SCRIPTS[locale] ?? LATIN;
		const foreign = translated.filter(({ key, text }) => {
			const letters = [...wordsOf(text)].filter((letter) => /\p{L}/u.test(letter));
			const share = letters.filter((letter) => own.test(letter)).length / letters.length;
			return letters.length > 0 && share < 0.75 && !isSameAsFrench(key, locale);
		});
		expect(foreign).toEqual([]);
	});

	// A short French sentence may be simple already.
	if (locale !== 'fr' && locale !== 'fr-simple')
		test('is not left in French', () => {
			const same = translated.filter(
				({ key, text, source }) =>
					text === source && /\p{L}/u.test(wordsOf(text)) && !isSameAsFrench(key, locale)
			);
			expect(same).toEqual([]);
		});

	test('is about as long as the French', () => {
		const odd = translated.filter(({ text, source }) => {
			const [own, french] = [text.length, source.length];
			const least = LEAST[locale] ?? LENGTH.least;
			return own > french * LENGTH.most + 12 || (french > 20 && own < french * least);
		});
		expect(odd).toEqual([]);
	});
});

test('the list of words that are the same in French names keys that exist', () => {
	expect(Object.keys(sameAsFrench).filter((key) => !french.has(key))).toEqual([]);
});

test('each language of the list really has the French word', () => {
	const stale = Object.entries(sameAsFrench).flatMap(([key, where = []]) =>
		(where === 'all' ? LOCALES : (where as Locale[]))
			.filter((locale) => messagesOf(locale).get(key) !== sourceOf(key))
			.map((locale) => `${locale} ${key}`)
	);
	expect(stale).toEqual([]);
});

describe.each(['fr', 'fr-simple'] as const)('the typography of %s', (locale) => {
	const texts = [...messagesOf(locale)];

	test('no line begins with a sign that ends a phrase', () => {
		const broken = texts.filter(([, text]) => /\S [:;?!»]|« /.test(text));
		expect(broken).toEqual([]);
	});

	test('apostrophes are curved', () => {
		expect(texts.filter(([, text]) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
	});
});
