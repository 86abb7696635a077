import { describe, expect, it } from 'vitest';
import { sayable } from './sayable';

describe('words to be said', () => {
	it.each([
		['de 8 h 30 à 12 h', 'de 8 heures 30 à 12 heures'],
		['à 8h05, puis 17h', 'à 8 heures 05, puis 17 heures'],
		['à 1 h du matin, à 11 h', 'à 1 heure du matin, à 11 heures'],
		['M. Petit et MM. Roux', 'Monsieur Petit et Messieurs Roux'],
		['la classe de 5e B', 'la classe de 5ième B'],
		['M. est là', 'M. est là'],
		['le 1er décembre', 'le 1er décembre'],
		['Bravo 🎉👍🏽 !', 'Bravo !']
	])('%s is said %s', (text, words) => expect(sayable(text, 'fr')).toBe(words));

	it('leaves out what isolates names in other directions', () => {
		expect(sayable('\u2068Inès\u2069: \u200fغياب', 'ar')).toBe('Inès : غياب');
	});

	it('keeps joiners that letters need', () => {
		expect(sayable('می\u200cرود', 'prs')).toBe('می\u200cرود');
		expect(sayable('ক্\u200dষ', 'bn')).toBe('ক্\u200dষ');
	});

	it('does not name the sign in a Ukrainian hour', () => {
		expect(sayable('о 08:30', 'uk')).toBe('о 08 30');
		expect(sayable('в 08:30', 'ru')).toBe('в 08:30');
	});

	it.each(['', ' \u2068\u2069 ', '…', '🎉', '\u0000'])('%j says nothing', (text) =>
		expect(sayable(text, 'fr')).toBe('')
	);
});
