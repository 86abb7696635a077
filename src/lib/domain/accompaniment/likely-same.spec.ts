import { describe, expect, it } from 'vitest';
import { hear, likenessOf } from './likely-same';

const person = (firstName: string, lastName: string, phone: string | null = null) =>
	hear({ firstName, lastName, phone });
const PHONE = '+33639980101';

describe('two lines that may be one person', () => {
	it.each([
		['accents and case', person('Élodie', 'Gérard'), person('ELODIE', 'GERARD')],
		['doubled letters', person('Mohammed', 'Benali'), person('Mohamed', 'Bennali')],
		['ou and w', person('Awa', 'Ouattara'), person('Aoua', 'Wattara')],
		['kh and h, ch and sh', person('Khadija', 'Cherif'), person('Hadija', 'Sherif')],
		['hyphens', person('Anne-Marie', 'Da Silva'), person('Anne Marie', 'DaSilva')],
		['the other way round', person('Nguyen', 'Thi Lan'), person('Thi Lan', 'Nguyen')],
		['a letter swapped', person('Tamara', 'Ivanova'), person('Tamara', 'Ivanoav')],
		['a letter lost', person('Fatoumata', 'Traore'), person('Fatouata', 'Traoré')]
	])('%s', (_why, a, b) => {
		expect(likenessOf(a, b)).toBe('name');
		expect(likenessOf(b, a)).toBe('name');
	});

	it('is surer with the same telephone', () => {
		expect(likenessOf(person('Awa', 'Diallo', PHONE), person('Aoua', 'Dialo', PHONE))).toBe(
			'name-and-phone'
		);
	});

	it('says that two people share a telephone, no more', () => {
		expect(likenessOf(person('Amina', 'Essai', PHONE), person('Samir', 'Essai', PHONE))).toBe(
			'phone'
		);
	});

	it.each([
		['short names that differ by a letter', person('Lina', 'Ben'), person('Nina', 'Ben')],
		['brothers and sisters', person('Amina', 'Essai'), person('Samir', 'Essai')],
		['a first name alone', person('Maria', ''), person('Maria', '')],
		['a slip in each name', person('Fatouata', 'Traoree'), person('Fatoumata', 'Taore')],
		['two letters away', person('Ivanova', 'Marta'), person('Ivanski', 'Marta')]
	])('are two for %s', (_why, a, b) => {
		expect(likenessOf(a, b)).toBeNull();
	});

	it('never takes an empty telephone for a shared one', () => {
		expect(likenessOf(person('A', 'B'), person('C', 'D'))).toBeNull();
	});
});
