import { describe, expect, it } from 'vitest';
import { instantAt, zoneNamed } from './wall-clock';

const at = (zone: string, day: string, time: string, edge: 'opening' | 'closing') =>
	new Date(instantAt(zoneNamed(zone), day, time, edge)).toISOString();

describe('the wall clock', () => {
	it('the hour that does not exist: both edges fall on the change', () => {
		expect(at('Europe/Paris', '2026-03-29', '02:30', 'opening')).toBe('2026-03-29T01:00:00.000Z');
		expect(at('Europe/Paris', '2026-03-29', '02:30', 'closing')).toBe('2026-03-29T01:00:00.000Z');
	});

	it('the hour that happens twice: opens with the second, closes with the first', () => {
		expect(at('Europe/Paris', '2026-10-25', '02:30', 'opening')).toBe('2026-10-25T01:30:00.000Z');
		expect(at('Europe/Paris', '2026-10-25', '02:30', 'closing')).toBe('2026-10-25T00:30:00.000Z');
	});

	it('is right just before and just after a change', () => {
		expect(at('Europe/Paris', '2026-03-29', '01:59', 'opening')).toBe('2026-03-29T00:59:00.000Z');
		expect(at('Europe/Paris', '2026-03-29', '03:00', 'opening')).toBe('2026-03-29T01:00:00.000Z');
	});

	it('reads half-hour and southern zones', () => {
		expect(at('Pacific/Marquesas', '2026-09-10', '07:00', 'opening')).toBe(
			'2026-09-10T16:30:00.000Z'
		);
		expect(at('Pacific/Noumea', '2026-09-10', '07:00', 'opening')).toBe('2026-09-09T20:00:00.000Z');
	});

	it('refuses a zone that nobody knows', () => {
		expect(() => zoneNamed('Europe/Lutece')).toThrow(RangeError);
	});
});
