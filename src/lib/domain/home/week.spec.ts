import { describe, expect, test } from 'vitest';
import { weekAround } from './week';

const drawn = (...given: Parameters<typeof weekAround>) =>
	weekAround(...given).map(
		({ number, isToday, filled }) => `${number}${isToday ? '*' : ''}${filled === 'none' ? '' : '!'}`
	);

describe('the week of a card', () => {
	test('five days, today marked, the day filled', () => {
		expect(drawn('2026-11-24', '2026-11-24', '2026-11-26')).toEqual([
			'23',
			'24!',
			'25',
			'26*',
			'27'
		]);
	});

	test('a Saturday has a sixth day', () => {
		expect(drawn('2026-11-28', '2026-11-28', '2026-11-24')).toHaveLength(6);
	});

	test('several days are filled, within the week of the first', () => {
		expect(drawn('2026-11-26', '2026-12-01', '2026-12-01')).toEqual([
			'23',
			'24',
			'25',
			'26!',
			'27!'
		]);
	});

	test('the turn of the year', () => {
		expect(drawn('2027-01-01', '2027-01-01', '2026-12-31')).toEqual([
			'28',
			'29',
			'30',
			'31*',
			'1!'
		]);
	});
});
