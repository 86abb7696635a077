import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { planReminders } from './plan-reminders';

/** Families are told on Mondays to Fridays. */
const openDay = (day: string): string => {
	let at = DateTime.fromISO(day);
	while (at.weekday > 5) at = at.plus({ days: 1 });
	return at.toISODate()!;
};

describe('the reminders of a return', () => {
	it('the day before, then a week later and another while it is late: three in all', () =>
		expect(planReminders('2026-12-18', '2026-11-24', openDay)).toEqual([
			{ on: '2026-12-17', day: '2026-12-18' },
			// Late, the next day on which the school is open is named: not a day that is past.
			{ on: '2026-12-24', day: '2026-12-25' },
			{ on: '2026-12-31', day: '2027-01-01' }
		]));

	it('due on a Monday, one is reminded on the Friday', () =>
		expect(planReminders('2026-12-14', '2026-11-24', openDay)[0]).toEqual({
			on: '2026-12-11',
			day: '2026-12-14'
		}));

	it('due on a Sunday, one is reminded on the Friday, of that Sunday', () =>
		expect(planReminders('2026-12-13', '2026-11-24', openDay)[0]).toEqual({
			on: '2026-12-11',
			day: '2026-12-13'
		}));

	it('lent for a day, the first one is left out: it was just said', () =>
		expect(planReminders('2026-11-25', '2026-11-24', openDay).map(({ on }) => on)).toEqual([
			'2026-12-01',
			'2026-12-08'
		]));

	it('never twice within a week, whatever is closed', () => {
		// Closed from the 15th of December to the 4th of January.
		const holidays = (day: string) =>
			day >= '2026-12-15' && day < '2027-01-04' ? '2027-01-04' : openDay(day);
		const plan = planReminders('2026-12-16', '2026-11-24', holidays);
		expect(plan).toEqual([
			{ on: '2026-12-14', day: '2026-12-16' },
			{ on: '2027-01-04', day: '2027-01-05' },
			{ on: '2027-01-11', day: '2027-01-12' }
		]);
	});

	it('none where no calendar tells the opening', () =>
		expect(planReminders('2026-12-18', '2026-11-24', () => null)).toEqual([]));
});
