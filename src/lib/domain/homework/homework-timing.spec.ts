import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '../disconnection/disconnection-policy';
import type { SchoolHours } from '../disconnection/school-hours';
import { earliestDueDay, homeworkFlags } from './homework-timing';

const paris: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};
const at = (instant: string) => new Date(instant);

describe('when homework written here may be due', () => {
	it.each([
		['released on a Tuesday: on Wednesday', '2026-11-24T10:00:00+01:00', '2026-11-25'],
		['released on a Friday: on Monday', '2026-11-27T10:00:00+01:00', '2026-11-30'],
		['released on Monday at 7:00: on Tuesday', '2026-11-30T07:00:00+01:00', '2026-12-01'],
		['released before a public holiday: after it', '2026-11-10T10:00:00+01:00', '2026-11-12'],
		['released on the last day before the holidays', '2026-12-18T15:00:00+01:00', '2027-01-04']
	])('%s', (_, released, due) =>
		expect(earliestDueDay(paris, at(released))).toEqual({ ok: true, value: due })
	);

	it('counts days on the school’s wall clock', () => {
		const noumea: SchoolHours = { ...paris, timeZone: 'Pacific/Noumea' };
		expect(earliestDueDay(noumea, at('2026-11-23T21:00:00Z'))).toEqual({
			ok: true,
			value: '2026-11-25'
		});
	});

	it('says nothing beyond the calendars', () => {
		expect(earliestDueDay(paris, at('2027-07-02T10:00:00+02:00'))).toEqual({
			ok: false,
			error: { code: 'homework.no-calendar' }
		});
	});

	it('a weekday without release is a day of class', () => {
		const noWednesday = { ...paris, policy: { ...paris.policy, wednesday: null } };
		expect(earliestDueDay(noWednesday, at('2026-11-24T10:00:00+01:00'))).toMatchObject({
			value: '2026-11-25'
		});
	});
});

describe('flags of homework', () => {
	const given = { givenOn: '2026-11-24', dueOn: '2026-11-27' };

	it('none when it was entered on the lesson’s day, in open hours', () => {
		expect(homeworkFlags(paris, given, at('2026-11-24T19:59:00+01:00'))).toEqual([]);
	});

	it('entered after the lesson’s day', () => {
		expect(homeworkFlags(paris, given, at('2026-11-25T08:00:00+01:00'))).toEqual([
			'entered-after-lesson-day'
		]);
	});

	it('entered in the evening for tomorrow, but not for later', () => {
		const evening = at('2026-11-24T21:00:00+01:00');
		const tomorrow = { givenOn: '2026-11-24', dueOn: '2026-11-25' };
		expect(homeworkFlags(paris, tomorrow, evening)).toEqual(['entered-closed-for-next-day']);
		expect(homeworkFlags(paris, given, evening)).toEqual([]);
	});

	it('entered on Sunday for Monday', () => {
		const monday = { givenOn: '2026-11-27', dueOn: '2026-11-30' };
		expect(homeworkFlags(paris, monday, at('2026-11-29T18:00:00+01:00'))).toEqual([
			'entered-after-lesson-day',
			'entered-closed-for-next-day'
		]);
	});
});
