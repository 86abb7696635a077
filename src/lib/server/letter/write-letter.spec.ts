import { describe, expect, it } from 'vitest';
import { languageTag, LOCALES, type Locale } from '../../domain/shared/locale';
import { renderLetters } from './render-letter';
import { writeLetter } from './write-letter';

const school = {
	name: 'Collège des Tilleuls',
	phone: '+33139980000',
	referencePerson: 'Sophie Bernard',
	timeZone: 'Europe/Paris'
};

function letterIn(locale: Locale | null) {
	return writeLetter(school, 'https://passerelle.example.org', {
		guardian: { id: 'g', title: 'MME', firstName: 'Amina', lastName: 'HADDAD', locale },
		children: [
			{ firstName: 'Inès', division: '5 B' },
			{ firstName: 'Yanis', division: '6 A' }
		],
		secret: 'AAAAAAAAAAAAAAAAAAAAAA',
		code: '123456789012',
		expiresAt: new Date('2027-01-22T23:30:00Z')
	});
}

describe('an invitation letter', () => {
	it('speaks the family’s language first, French second', () => {
		const { parts, welcome } = letterIn('ar');
		expect(parts.map(({ lang, dir }) => [lang, dir])).toEqual([
			['ar', 'rtl'],
			['fr', 'ltr']
		]);
		expect(parts[0]!.title).toContain('\u2068Inès\u2069');
		expect(parts[1]!.title).toContain('Inès et Yanis');
		expect(welcome).toEqual([]);
	});

	it('speaks French once to those who read it', () => {
		expect(letterIn('fr').parts).toHaveLength(1);
	});

	it('welcomes in every language when the family’s is not known', () => {
		const { parts, welcome } = letterIn(null);
		expect(parts.map(({ lang }) => lang)).toEqual(['fr']);
		const others = LOCALES.filter((locale) => locale !== 'fr-simple');
		expect(welcome.map(({ lang }) => lang)).toEqual(others.map(languageTag));
		expect(new Set(welcome.map(({ line }) => line)).size).toBe(others.length);
	});

	it('names its last day on the school’s wall clock', () => {
		expect(letterIn('fr').parts[0]!.validity).toContain('23 janvier');
	});

	it('carries the secret in the drawing only, and the code in groups', () => {
		const page = renderLetters([letterIn('ar')]);
		expect(page).not.toContain('AAAAAAAAAAAAAAAAAAAAAA');
		expect(page).toContain('1234 5678 9012');
		expect(page).toContain('passerelle.example.org/invitation');
		expect(page).not.toMatch(/<(script|link|img)/);
	});

	it('draws another square for another secret', () => {
		expect(letterIn('fr').qr.path).toMatch(/^M4 4h7/);
		expect(letterIn('fr').qr.side).toBeGreaterThan(33);
	});
});
