import { describe, expect, it } from 'vitest';
import { readDay, readMoment } from './local-time';

const PARIS = 'Europe/Paris';
const at = (written: string, zone = PARIS) => {
	const read = readMoment(written, zone);
	return read.kind === 'read' ? read.value.toISOString() : read.kind;
};

describe('a moment written on the wall clock of a school', () => {
	it.each([
		['24/11/2026 08:05', '2026-11-24T07:05:00.000Z'],
		['24/11/2026 8h05', '2026-11-24T07:05:00.000Z'],
		['24/11/2026 08:05:30', '2026-11-24T07:05:30.000Z'],
		['2026-11-24T08:05', '2026-11-24T07:05:00.000Z'],
		['2026-11-24 08:05', '2026-11-24T07:05:00.000Z'],
		['2026-07-01T08:05', '2026-07-01T06:05:00.000Z'],
		['2026-11-24T08:05:00Z', '2026-11-24T08:05:00.000Z'],
		['2026-11-24T08:05+04:00', '2026-11-24T04:05:00.000Z']
	])('%s', (written, instant) => expect(at(written)).toBe(instant));

	it('follows the clock of an overseas school', () => {
		expect(at('24/11/2026 08:05', 'Indian/Reunion')).toBe('2026-11-24T04:05:00.000Z');
		expect(at('24/11/2026 08:05', 'America/Guadeloupe')).toBe('2026-11-24T12:05:00.000Z');
	});

	it('refuses the hour that does not exist', () => {
		expect(at('29/03/2026 02:30')).toBe('does-not-exist');
		expect(at('29/03/2026 03:00')).toBe('2026-03-29T01:00:00.000Z');
	});

	it('takes the first passage of the hour that happens twice', () => {
		expect(at('25/10/2026 02:30')).toBe('2026-10-25T00:30:00.000Z');
		expect(at('25/10/2026 03:00')).toBe('2026-10-25T02:00:00.000Z');
	});

	it.each([
		'',
		'24/11/2026',
		'31/02/2026 08:00',
		'24/11/26 08:00',
		'24/11/2026 25:00',
		'1/1/0001 08:00',
		'mardi'
	])('%j cannot be read', (written) => expect(at(written)).toBe('unreadable'));
});

describe('a day', () => {
	it('is French or ISO', () => {
		expect(readDay('4/11/2026')).toEqual({ kind: 'read', value: '2026-11-04' });
		expect(readDay('2026-11-04')).toEqual({ kind: 'read', value: '2026-11-04' });
		expect(readDay('04/11/2026 00:00:00')).toEqual({ kind: 'read', value: '2026-11-04' });
		expect(readDay('31/02/2026')).toEqual({ kind: 'unreadable' });
		expect(readDay('11-04-2026')).toEqual({ kind: 'unreadable' });
	});
});
