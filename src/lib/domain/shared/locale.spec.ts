import { describe, expect, it } from 'vitest';
import { directionOf, isLocale, languageTag, localeFromHeader } from './locale';

describe('a language', () => {
	it('is one that Passerelle speaks', () => {
		expect(isLocale('uk')).toBe(true);
		expect(isLocale('xx')).toBe(false);
		expect(isLocale(undefined)).toBe(false);
	});

	it('has a direction and a tag', () => {
		expect(directionOf('ar')).toBe('rtl');
		expect(directionOf('tr')).toBe('ltr');
		expect(languageTag('fr-simple')).toBe('fr');
	});

	it.each([
		['ar-MA,ar;q=0.9,fr;q=0.5', 'ar'],
		['de, uk;q=0.3, tr;q=0.8', 'tr'],
		['en;q=0, pt-BR', 'pt'],
		['de', null],
		['', null],
		[null, null]
	])('is chosen from "%s": %s', (header, expected) => {
		expect(localeFromHeader(header)).toBe(expected);
	});
});
