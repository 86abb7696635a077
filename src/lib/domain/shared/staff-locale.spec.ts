import { describe, expect, it } from 'vitest';
import { isStaffLocale, strangersLocale } from './staff-locale';

describe('the language of the back-office', () => {
	it.each([
		['fr', true],
		['en', true],
		['fr-simple', false],
		['ar', false],
		[undefined, false]
	])('%s: %s', (value, isOne) => expect(isStaffLocale(value)).toBe(isOne));
});

describe('the language of who is not signed in', () => {
	it.each([
		['en', 'fr-FR,fr;q=0.9', 'en'],
		['fr', 'en-GB', 'fr'],
		['ar', 'en-GB', 'en'],
		['<script>', null, 'fr'],
		[undefined, 'en-GB,en;q=0.9,fr;q=0.5', 'en'],
		[undefined, 'de,ar;q=0.9,en;q=0.4,fr;q=0.6', 'fr'],
		[undefined, 'de-DE,de', 'fr'],
		[undefined, null, 'fr']
	])('chosen %s, header %s: %s', (chosen, header, expected) =>
		expect(strangersLocale(chosen, header)).toBe(expected)
	);
});
