import { describe, expect, it } from 'vitest';
import { lostSlots } from './check-review';
import { indexNames } from './find-names';
import { protectText } from './protect-text';

const lost = (source: string, text: string) =>
	lostSlots(protectText(source, { names: indexNames(['Inès']), terms: [], target: 'ar' }), text);

describe('what a person may have left out', () => {
	const source = 'Inès vient le 3 mai à 14h30 avec 12,50 €. Tél. 06 39 98 01 01, www.exemple.org';
	it('is nothing when it is all there, in other words and digits', () =>
		expect(
			lost(
				source,
				'تأتي إيناس يوم ٣ ماي الساعة ١٤:٣٠ مع ١٢,٥٠ يورو. هاتف +33 6 39 98 01 01 www.exemple.org'
			)
		).toEqual([]));
	it('is named otherwise', () =>
		expect(lost(source, 'تأتي إيناس يوم 4 ماي')).toEqual([
			'3 mai',
			'14h30',
			'12,50 €',
			'06 39 98 01 01',
			'www.exemple.org'
		]));
	it.each([
		['à 14h', 'at 2 p.m.', []],
		['1 250 élèves', '1250 pupils', []],
		['pendant 2 heures', 'for two hours', []],
		['la 5 B', 'class 5B', []],
		['la 5 B', 'class B', ['5 B']]
	])('%s: %s', (from, to, expected) => expect(lost(from, to)).toEqual(expected));
});
