import { describe, expect, it } from 'vitest';
import { openDays } from './open-ranges';

const PARIS = { latitude: 48.8566, longitude: 2.3522 };
const week = (written: string, day = '2026-11-23') => openDays(written, PARIS, day, 7);
const rangesOf = (written: string, day?: string) =>
	week(written, day)?.map(({ ranges }) => ranges.map(({ from, to }) => `${from}-${to}`).join(' '));

describe('opening hours as OpenStreetMap writes them', () => {
	it('morning and afternoon of working days, and Saturday', () => {
		expect(rangesOf('Mo-Fr 09:00-12:00,14:00-17:00; Sa 10:00-12:00')).toEqual([
			'09:00-12:00 14:00-17:00',
			'09:00-12:00 14:00-17:00',
			'09:00-12:00 14:00-17:00',
			'09:00-12:00 14:00-17:00',
			'09:00-12:00 14:00-17:00',
			'10:00-12:00',
			''
		]);
	});

	it('closes on French public holidays', () => {
		const [, , , , friday] = rangesOf('Mo-Fr 09:00-12:00; PH off', '2026-12-21')!;
		expect(friday).toBe('');
	});

	it('ends a day at midnight when it goes on', () => {
		expect(rangesOf('Fr 22:00-02:00')!.slice(4, 6)).toEqual(['22:00-24:00', '00:00-02:00']);
	});

	it('keeps the hours on the wall when the clock moves', () => {
		expect(rangesOf('Mo-Su 01:00-04:00', '2026-10-19')!.at(-1)).toBe('01:00-04:00');
		expect(rangesOf('Mo-Su 01:00-04:00', '2027-03-22')!.at(-1)).toBe('01:00-04:00');
	});

	it.each(['sur rendez-vous', 'lundi matin', '<script>', 'x'.repeat(5_000), ''])(
		'tells that nobody can tell: %s',
		(written) => expect(week(written)).toBeNull()
	);
});
