import { describe, expect, it } from 'vitest';
import {
	directionOf,
	intlTag,
	isLanguage,
	isLocale,
	LANGUAGES,
	languageTag,
	localeFromHeader,
	localesFromHeader,
	shippedLocaleOf
} from './locale';

describe('a language', () => {
	it('is one that Passerelle speaks', () => {
		expect(isLocale('uk')).toBe(true);
		expect(isLocale('xx')).toBe(false);
		expect(isLocale(undefined)).toBe(false);
	});

	it('may be prepared: chosen, with no words of ours', () => {
		expect(isLanguage('wo')).toBe(true);
		expect(isLocale('wo')).toBe(false);
		expect(shippedLocaleOf('wo')).toBe('fr-simple');
		expect(shippedLocaleOf('ti')).toBe('ti');
		expect(localesFromHeader('wo, bm;q=0.9')).toEqual([]);
	});

	it('has a direction and a tag', () => {
		expect(directionOf('ar')).toBe('rtl');
		expect(directionOf('tr')).toBe('ltr');
		expect((['ur', 'ps', 'prs', 'ti'] as const).map(directionOf)).toEqual([
			'rtl',
			'rtl',
			'rtl',
			'ltr'
		]);
		expect(languageTag('fr-simple')).toBe('fr');
		expect(languageTag('kmr')).toBe('kmr');
	});

	it.each(LANGUAGES)('has plural rules that do not depend on the machine: %s', (locale) => {
		expect(Intl.PluralRules.supportedLocalesOf(intlTag(locale))).toEqual([intlTag(locale)]);
	});

	it.each([
		['ar-MA,ar;q=0.9,fr;q=0.5', 'ar'],
		['de, uk;q=0.3, tr;q=0.8', 'tr'],
		['en;q=0, pt-BR', 'pt'],
		['ku-TR, tr;q=0.5', 'kmr'],
		['kmr', 'kmr'],
		['ku-Arab, ar;q=0.5', 'ar'],
		['mo-MD', 'ro'],
		['fa-AF', 'prs'],
		['zh-CN,zh;q=0.9', 'zh'],
		['ht-HT,fr;q=0.8', 'ht'],
		['de', null],
		['', null],
		[null, null]
	])('is chosen from "%s": %s', (header, expected) => {
		expect(localeFromHeader(header)).toBe(expected);
	});

	it('comes with the others that a telephone announces, each once', () => {
		expect(localesFromHeader('fr;q=0.5, sq-XK, sq;q=0.9, de, en;q=0.7')).toEqual([
			'sq',
			'en',
			'fr'
		]);
		expect(localesFromHeader(null)).toEqual([]);
	});
});
