import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { absenceContentSchema, periodOf } from './absence';
import { absenceOf } from './record-absence';
import { recordAbsenceInput } from './record-absence.input';

const PUPIL = '3f6d4c0e-4a55-4f0e-8f7e-0d6f2c7b9a11';

describe('recording an absence', () => {
	it.each(['day', 'morning', 'afternoon'] as const)(
		'%s is told to the family as such',
		(period) => {
			for (const zone of ['Europe/Paris', 'Indian/Reunion']) {
				const content = absenceOf({ day: '2026-11-24', period }, zone);
				expect(v.is(absenceContentSchema, content)).toBe(true);
				expect(periodOf(content, zone)).toEqual({ kind: period, day: '2026-11-24' });
			}
		}
	);

	it('hours are those of the school’s wall clock', () => {
		const given = { day: '2026-11-24', period: 'hours' as const, from: '10:00', to: '11:00' };
		expect(absenceOf(given, 'Europe/Paris')).toEqual({
			startsAt: '2026-11-24T10:00:00+01:00',
			endsAt: '2026-11-24T11:00:00+01:00'
		});
	});

	it('hours must be given, in order', () => {
		const errors = (given: object) =>
			v.safeParse(recordAbsenceInput, { pupil: PUPIL, day: '2026-11-24', ...given }).issues?.[0]
				?.message;
		expect(errors({ period: 'hours' })).toBe('absence.bad-hours');
		expect(errors({ period: 'hours', from: '11:00', to: '10:00' })).toBe('absence.bad-hours');
		expect(errors({ period: 'night' })).toBe('absence.choose-period');
		expect(errors({ period: 'morning' })).toBeUndefined();
	});
});
