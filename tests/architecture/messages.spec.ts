import { describe, expect, test } from 'vitest';
import {
	DEFAULT_LOCALE,
	isPrepared,
	LOCALES,
	PREPARED_LOCALES,
	type Locale
} from '../../src/lib/domain/shared/locale';
import { checkWording } from '../../src/lib/domain/wording/check-wording';
import { baseOf, formOf, pluralBases, wordsOf } from '../../src/lib/domain/wording/wording-key';
import { keysOf, unitsOf } from '../../src/lib/domain/wording/wording-unit';
import { messageFolders, messagesOf } from '../support/message-files';
import listed from './same-as-french.json' with { type: 'json' };

/** Words for families. Those of staff are in two languages: staff-messages.spec.ts. */
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

/** The sentences that every language must have, as the product checks them too. */
const units = unitsOf(french);

/** The French text that a key translates. */
function sourceOf(key: string): string | undefined {
	return isPlural(key) ? french.get(`${baseOf(key)}_other`) : french.get(key);
}

test('there is a folder for each language, and no other but those that are prepared', () => {
	const folders = messageFolders().filter((folder) => !isPrepared(folder));
	expect(folders.sort()).toEqual([...LOCALES].sort());
});

describe.each(LOCALES)('%s', (locale) => {
	const messages = new Map([...messagesOf(locale)].filter(([key]) => !key.startsWith('mediation')));
	const translated = [...messages].flatMap(([key, text]) => {
		const source = sourceOf(key);
		return source === undefined ? [] : [{ key, text, source }];
	});

	test('has every key, in every plural form, with its slots, in its script, of a fit length', () => {
		const faults = units.flatMap((unit) => checkWording(locale, unit, messages));
		const isAlike = (key: string) => isSameAsFrench(key, locale);
		expect(
			faults.filter(({ key, code }) => code !== 'wording.wrong-script' || !isAlike(key))
		).toEqual([]);
	});

	test('has no key that French lacks', () => {
		const expected = new Set(units.flatMap((unit) => keysOf(unit, locale)));
		expect([...messages.keys()].filter((key) => !expected.has(key))).toEqual([]);
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
});

// Filled in by speakers and handed back: they may have some sentences only.
describe.each(PREPARED_LOCALES)('%s, as far as it is filled in', (language) => {
	const messages = messagesOf(language);

	test('has nothing that French lacks, and no sentence in half of its forms', () => {
		const filled = units.filter((unit) => keysOf(unit, language).some((key) => messages.has(key)));
		const expected = new Set(filled.flatMap((unit) => keysOf(unit, language)));
		expect([...messages.keys()].filter((key) => !expected.has(key))).toEqual([]);
		expect(filled.flatMap((unit) => checkWording(language, unit, messages))).toEqual([]);
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
