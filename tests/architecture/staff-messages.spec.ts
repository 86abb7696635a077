import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/lib/domain/shared/locale';
import { isStaffLocale } from '../../src/lib/domain/shared/staff-locale';
import { checkWording } from '../../src/lib/domain/wording/check-wording';
import { baseOf, formOf, pluralBases, wordsOf } from '../../src/lib/domain/wording/wording-key';
import { keysOf, unitsOf } from '../../src/lib/domain/wording/wording-unit';
import { messagesOf } from '../support/message-files';
import sameByReason from './staff-same-as-french.json' with { type: 'json' };

/** What staff read outside the pages of the back-office stays in French. */
const FRENCH_ONLY = {
	'mediation-command:': 'commands of the administrator speak the language of the installation',
	'mediation-import:command.': 'a command too',
	'mediation-accompagnements:csv.': 'columns and words of the national tools',
	'mediation-reach:csv.': 'files for the programs of a French school'
};
const isForPages = (key: string) =>
	key.startsWith('mediation') &&
	!Object.keys(FRENCH_ONLY).some((beginning) => key.startsWith(beginning));
const wordsOfPages = (locale: string) =>
	new Map([...messagesOf(locale)].filter(([key]) => isForPages(key)));

const french = wordsOfPages('fr');
const english = wordsOfPages('en');
const units = unitsOf(french);
const plurals = pluralBases(french);
/** The French that an English text stands for: a plural's other form, for each of its forms. */
const sourceOf = (key: string) =>
	french.get(formOf(key) !== null && plurals.has(baseOf(key)) ? `${baseOf(key)}_other` : key);
/** CPE is spelt out, which takes more room than its three letters. */
const SPELT_OUT = /(^|\s)CPE$/;
const alike = Object.values(sameByReason).flat();

describe('the back-office in English', () => {
	test('has every key, in both plural forms, with its slots, of a fit length', () => {
		const faults = units.flatMap((unit) => checkWording('en', unit, english));
		const isSpeltOut = (key: string) => SPELT_OUT.test(french.get(key) ?? '');
		expect(
			faults.filter(({ code, key }) => code !== 'wording.too-long' || !isSpeltOut(key))
		).toEqual([]);
	});

	test('has no key that French lacks', () => {
		const expected = new Set(units.flatMap((unit) => keysOf(unit, 'en')));
		expect([...english.keys()].filter((key) => !expected.has(key))).toEqual([]);
	});

	test('is not left in French, but for words that are the same', () => {
		const same = [...english].filter(
			([key, text]) =>
				[sourceOf(key), french.get(key)].includes(text) &&
				/\p{L}/u.test(wordsOf(text)) &&
				!alike.includes(key)
		);
		expect(same).toEqual([]);
	});

	test('has no French word in a sentence', () => {
		const small = /(?<!\p{L})(le|les|des|une|du|et|est|pour|avec|vous|dans|pas|qui|ou)(?!\p{L})/iu;
		expect([...english].filter(([, text]) => small.test(wordsOf(text)))).toEqual([]);
	});

	test('has English signs: curved, and close to their word', () => {
		const odd = [...english].filter(([, text]) => /['"«»\u00a0\u202f]|\s[:;?!]/.test(text));
		expect(odd).toEqual([]);
	});

	test('the words that are the same in French are', () => {
		const isSame = (key: string) =>
			english.has(key) && [sourceOf(key), french.get(key)].includes(english.get(key));
		expect(alike.filter((key) => !isSame(key))).toEqual([]);
	});
});

test('what is left out of English is there in French, and nowhere else', () => {
	const keys = [...messagesOf('fr').keys()];
	const unknown = Object.keys(FRENCH_ONLY).filter(
		(beginning) => !keys.some((key) => key.startsWith(beginning))
	);
	expect(unknown).toEqual([]);
	const translated = [...messagesOf('en').keys()].filter(
		(key) => key.startsWith('mediation') && !isForPages(key)
	);
	expect(translated).toEqual([]);
});

test.each(LOCALES.filter((locale) => !isStaffLocale(locale)))(
	'staff pages have no words in %s',
	(locale) => {
		expect([...messagesOf(locale).keys()].filter((key) => key.startsWith('mediation'))).toEqual([]);
	}
);
