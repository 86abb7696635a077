import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { absenceContentSchema, periodOf } from './absence';

const PARIS = 'Europe/Paris';
const from = (startsAt: string, endsAt: string) => periodOf({ startsAt, endsAt }, PARIS);

describe('an absence is told in the simplest words that stay true', () => {
	test('a whole day, a morning, an afternoon', () => {
		expect(from('2026-11-24T08:00:00+01:00', '2026-11-24T17:00:00+01:00')).toEqual({
			kind: 'day',
			day: '2026-11-24'
		});
		expect(from('2026-11-24T08:00:00+01:00', '2026-11-24T12:00:00+01:00').kind).toBe('morning');
		expect(from('2026-11-24T13:30:00+01:00', '2026-11-24T17:00:00+01:00').kind).toBe('afternoon');
	});

	test('a lesson is told by its hours', () => {
		expect(from('2026-11-24T10:00:00+01:00', '2026-11-24T11:00:00+01:00')).toEqual({
			kind: 'hours',
			day: '2026-11-24',
			from: new Date('2026-11-24T09:00:00Z'),
			to: new Date('2026-11-24T10:00:00Z')
		});
	});

	test('several days; an end at midnight belongs to the day before', () => {
		expect(from('2026-11-23T08:00:00+01:00', '2026-11-25T17:00:00+01:00')).toEqual({
			kind: 'days',
			day: '2026-11-23',
			lastDay: '2026-11-25'
		});
		expect(from('2026-11-24T00:00:00+01:00', '2026-11-25T00:00:00+01:00')).toEqual({
			kind: 'day',
			day: '2026-11-24'
		});
	});

	test('overseas, the day is the one of the school', () => {
		const reunion = periodOf(
			{ startsAt: '2026-11-24T03:30:00Z', endsAt: '2026-11-24T07:30:00Z' },
			'Indian/Reunion'
		);
		expect(reunion).toEqual({ kind: 'morning', day: '2026-11-24' });
	});

	test('an absence that ends before it starts is refused', () => {
		const result = v.safeParse(absenceContentSchema, {
			startsAt: '2026-11-24T10:00:00+01:00',
			endsAt: '2026-11-24T09:00:00Z'
		});
		expect(result.issues?.[0].message).toBe('absence.ends-before-start');
	});
});
