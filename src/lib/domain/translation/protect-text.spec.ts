import { describe, expect, it } from 'vitest';
import { indexNames } from './find-names';
import { hasWords, protectText, restoreText } from './protect-text';

const names = indexNames([
	...['Inès', 'ESSAI', 'Jean-Baptiste', 'EL AMRANI', 'N’DIAYE', 'Rose', 'MARCHAND', 'PETIT', 'Lou'],
	...['Amina', 'Clément', 'LE', 'Ba']
]);
const terms = [
	{ term: 'vie scolaire', locale: 'en', wording: 'pupil life office' },
	{ term: 'Pronote', locale: '*', wording: 'Pronote' },
	{ term: 'vie', locale: 'tr', wording: 'hayat' }
] as const;
const protect = (text: string) => protectText(text, { names, terms, target: 'en' });
/** What is hidden, as `kind:source`. */
const hidden = (text: string) => protect(text).slots.map(({ kind, source }) => `${kind}:${source}`);

describe('names', () => {
	it.each([
		['Inès est arrivée.', ['name:Inès']],
		['INES et inès', ['name:INES', 'name:inès']],
		["L'absence d'Inès ESSAI", ['name:Inès ESSAI']],
		['Jean Baptiste El Amrani', ['name:Jean Baptiste El Amrani']],
		['la mère de jean-baptiste', ['name:jean-baptiste']],
		["M. N'Diaye", ["name:N'Diaye"]],
		// Unknown to the school, but a title says that it is a name.
		['Mme Kowalczyk-Dubois, orthophoniste', ['name:Kowalczyk-Dubois']],
		['Monsieur Van Damme vous appelle', ['name:Van Damme']],
		['Madame la Principale vous recevra', []],
		['Madame, Monsieur, Bonjour', []],
		// Words of the language that are also names.
		['Petit rappel : le livre rose', []],
		['Le petit déjeuner', []],
		['Elle parle à Rose.', ['name:Rose']],
		['rose marchand', []],
		['Rose Marchand a oublié son livre', ['name:Rose Marchand']],
		['Le collège. Le club', []],
		['la famille Ba', []],
		['Loulou mange', []]
	])('%s', (text, expected) => expect(hidden(text)).toEqual(expected));
});

describe('ways to reach somebody', () => {
	it.each([
		['Appelez le 06 39 98 01 01.', ['phone:06 39 98 01 01']],
		['au 0639980101 ou +33 (0)6.39.98.01.01', ['phone:0639980101', 'phone:+33 (0)6.39.98.01.01']],
		['+262 639 98 01 01', ['phone:+262 639 98 01 01']],
		['Écrivez à vie.scolaire@ce-exemple.fr.', ['email:vie.scolaire@ce-exemple.fr']],
		['Voir https://exemple.org/a?b=1.', ['link:https://exemple.org/a?b=1']],
		['Sur www.exemple.org/notes, puis', ['link:www.exemple.org/notes']],
		['Site : educonnect.education.gouv.fr', ['link:educonnect.education.gouv.fr']],
		[
			'Rendez-vous 12 bis rue du Général-Leclerc, 95150 Taverny',
			['address:12 bis rue du Général-Leclerc, 95150 Taverny']
		],
		['au 3, avenue de la République.', ['address:3, avenue de la République']],
		['Le bus passe rue Victor Hugo', ['address:rue Victor Hugo']],
		['à la place de Mathieu', []],
		['les cours de Mathématiques', []],
		['95150 Taverny', ['address:95150 Taverny']]
	])('%s', (text, expected) => expect(hidden(text)).toEqual(expected));
});

describe('days', () => {
	it.each([
		['Mardi 24 novembre 2026', { weekday: 2, day: 24, month: 11, year: 2026 }],
		['le 1er décembre', { weekday: null, day: 1, month: 12, year: null }],
		['le 3 AOUT', { weekday: null, day: 3, month: 8, year: null }],
		['24/11/2026', { weekday: null, day: 24, month: 11, year: 2026 }],
		['24.11.26', { weekday: null, day: 24, month: 11, year: 2026 }],
		['2026-11-24', { weekday: null, day: 24, month: 11, year: 2026 }],
		['le 29 février', { weekday: null, day: 29, month: 2, year: null }]
	])('%s', (text, date) => {
		const { slots } = protect(text);
		expect(slots).toMatchObject([{ kind: 'date', ...date }]);
	});
	it.each([
		['le 31 février', ['number:31']],
		['une note de 12/20', ['number:12/20']],
		['du 12 au 15 octobre', ['number:12', 'date:15 octobre']],
		['mardi prochain, en novembre', []]
	])('%s is no day, or not wholly', (text, expected) => expect(hidden(text)).toEqual(expected));
});

describe('hours and lengths of time', () => {
	it.each([
		['à 14h30', { kind: 'hour', hour: 14, minute: 30 }],
		['à 8 h', { kind: 'hour', hour: 8, minute: 0 }],
		['vers 17 heures', { kind: 'hour', hour: 17, minute: 0 }],
		['à 08:05', { kind: 'hour', hour: 8, minute: 5 }],
		['2 heures de retenue', { kind: 'duration', hours: 2, minutes: 0 }],
		['pendant 8 heures', { kind: 'duration', hours: 8, minutes: 0 }],
		['1h30 de trajet', { kind: 'duration', hours: 1, minutes: 30 }],
		['10 heures par semaine', { kind: 'duration', hours: 10, minutes: 0 }]
	])('%s', (text, expected) => expect(protect(text).slots).toMatchObject([expected]));
	it('reads both ends of a stretch of time', () =>
		expect(hidden('de 8h à 10h15')).toEqual(['hour:8h', 'hour:10h15']));
	it('leaves 25 h to be a number', () => expect(hidden('à 25h')).toEqual(['number:25h']));
});

describe('amounts and numbers', () => {
	it.each([
		['12 €', '12'],
		['12,50 euros', '12,50'],
		['3€50', '3,50'],
		['1 250,00 €', '1 250,00'],
		['40 EUR', '40']
	])('%s', (text, figure) =>
		expect(protect(text).slots).toMatchObject([{ kind: 'amount', source: text, figure }])
	);
	it.each([
		['la classe de 5 B', ['number:5 B']],
		['en 6e, salle B12', ['number:6e', 'number:B12']],
		['1 250 élèves, 50 %', ['number:1 250', 'number:50 %']],
		['3 stylos', ['number:3']],
		['٣ أقلام', ['number:٣']],
		['deux stylos', []]
	])('%s', (text, expected) => expect(hidden(text)).toEqual(expected));
});

describe('terms of the school', () => {
	it.each([
		'Collège des Deux-Rives',
		'Cité scolaire (annexe)',
		'C.D.I. + étude',
		'Lycée [A]/{B} $1 ^ | \\ ?',
		'L’Envol'
	])('may have any sign: %s', (term) => {
		const own = [{ term, locale: '*' as const, wording: term }];
		const { slots } = protectText(`Venez : ${term} vous attend.`, {
			names,
			terms: own,
			target: 'en'
		});
		expect(slots.map(({ kind, source }) => [kind, source])).toContainEqual(['term', term]);
	});

	it('are put in its own words, or kept', () => {
		const { text, slots } = protect('La Vie scolaire écrit sur Pronote.');
		expect(text).toBe('La ⟦1⟧ écrit sur ⟦2⟧.');
		expect(slots).toMatchObject([{ wording: 'pupil life office' }, { wording: 'Pronote' }]);
	});
	it('of other languages are not used', () => expect(hidden('la vie')).toEqual([]));
});

describe('a message', () => {
	const message =
		'Madame Martin, la sortie de la 5 B au musée aura lieu jeudi 26 novembre à 8h30. ' +
		'Inès doit apporter 12,50 € et un pique-nique. Contact : 06 39 98 01 01.';
	it('leaves without anything that tells who, when or how much', () =>
		expect(protect(message).text).toBe(
			'Madame ⟦1⟧, la sortie de la ⟦2⟧ au musée aura lieu ⟦3⟧ à ⟦4⟧. ' +
				'⟦5⟧ doit apporter ⟦6⟧ et un pique-nique. Contact : ⟦7⟧.'
		));
	it('comes back whole', () => {
		const { text, slots } = protect(message);
		expect(restoreText(text, slots, (slot) => slot.source)).toBe(message);
	});
	it('cannot forge a mark', () => {
		const { text, slots } = protect('⟦7⟧ de la classe');
		expect(text).toBe('[⟦1⟧] de la classe');
		expect(slots).toHaveLength(1);
	});
	it('of slots alone has no words', () => {
		expect(hasWords(protect('06 39 98 01 01'))).toBe(false);
		expect(hasWords(protect('Inès, 8h'))).toBe(false);
		expect(hasWords(protect('Appelez Inès'))).toBe(true);
	});
});
