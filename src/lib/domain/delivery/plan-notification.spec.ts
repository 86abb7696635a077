import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '../disconnection/disconnection-policy';
import type { SchoolHours } from '../disconnection/school-hours';
import { planNotification } from './plan-notification';

const paris: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};
const evenings: SchoolHours = { ...paris, familyHours: { opens: '17:00', closes: '23:00' } };
const at = (instant: string) => new Date(instant);
const account = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const MONDAY_7 = at('2026-09-14T07:00:00+02:00');

function plan(
	hours: SchoolHours,
	given: { readyAt: string; now?: string; accountId?: string; spreadMinutes?: number }
) {
	const result = planNotification(hours, {
		accountId: given.accountId ?? account(1),
		spreadMinutes: given.spreadMinutes ?? 10,
		readyAt: at(given.readyAt),
		now: at(given.now ?? given.readyAt)
	});
	if (!result.ok) throw new Error(result.error.code);
	return result.value;
}

describe('when a family is told', () => {
	it('in open hours: at once', () => {
		const now = '2026-09-10T10:00:00+02:00';
		expect(plan(paris, { readyAt: now })).toEqual(at(now));
	});

	it('of what waited for the opening: within the spread after it, never before', () => {
		const moments = Array.from({ length: 500 }, (_, n) =>
			plan(paris, { readyAt: '2026-09-12T15:00:00+02:00', accountId: account(n) }).getTime()
		).map((moment) => (moment - MONDAY_7.getTime()) / 60_000);
		expect(Math.min(...moments)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...moments)).toBeLessThanOrEqual(10);
		// Evenly: each minute has its share of the families.
		for (let minute = 0; minute < 10; minute += 1) {
			const share = moments.filter((m) => Math.floor(m) === minute).length;
			expect(share).toBeGreaterThan(25);
			expect(share).toBeLessThan(80);
		}
	});

	it('of all that waited for one opening: at the same moment', () => {
		const one = plan(paris, { readyAt: '2026-09-12T15:00:00+02:00' });
		expect(plan(paris, { readyAt: '2026-09-13T22:11:00+02:00' })).toEqual(one);
		expect(
			plan(paris, { readyAt: '2026-09-12T15:00:00+02:00', now: '2026-09-14T07:00:00+02:00' })
		).toEqual(one);
	});

	it('at another moment of another opening', () => {
		const offset = (friday: string, monday: string) =>
			plan(paris, { readyAt: friday }).getTime() - at(monday).getTime();
		expect(offset('2026-09-12T15:00:00+02:00', '2026-09-14T07:00:00+02:00')).not.toBe(
			offset('2026-09-19T15:00:00+02:00', '2026-09-21T07:00:00+02:00')
		);
	});

	it('at once when its moment has passed', () => {
		const now = '2026-09-14T11:00:00+02:00';
		expect(plan(paris, { readyAt: '2026-09-12T15:00:00+02:00', now })).toEqual(at(now));
	});

	it('at the opening itself where nothing is spread', () => {
		expect(plan(paris, { readyAt: '2026-09-12T15:00:00+02:00', spreadMinutes: 0 })).toEqual(
			MONDAY_7
		);
	});

	it('not before its delay is over, and then without spreading', () => {
		expect(
			plan(paris, { readyAt: '2026-09-14T09:30:00+02:00', now: '2026-09-14T08:00:00+02:00' })
		).toEqual(at('2026-09-14T09:30:00+02:00'));
	});
});

describe('a family’s own hours', () => {
	it('open later than the school: what the school wrote at ten is told after 17:00', () => {
		const moment = plan(evenings, { readyAt: '2026-09-10T10:00:00+02:00' });
		const opening = at('2026-09-10T17:00:00+02:00').getTime();
		expect(moment.getTime()).toBeGreaterThanOrEqual(opening);
		expect(moment.getTime()).toBeLessThanOrEqual(opening + 600_000);
	});

	it('never reach past the closing of the school', () => {
		const moment = plan(evenings, { readyAt: '2026-09-10T20:00:00+02:00' });
		expect(moment >= at('2026-09-11T17:00:00+02:00')).toBe(true);
	});

	it('of a quarter of an hour: told in its first half', () => {
		const narrow = { ...paris, familyHours: { opens: '19:45', closes: '20:30' } };
		for (let n = 0; n < 200; n += 1) {
			const moment = plan(narrow, {
				readyAt: '2026-09-10T10:00:00+02:00',
				accountId: account(n),
				spreadMinutes: 60
			});
			expect(moment >= at('2026-09-10T19:45:00+02:00')).toBe(true);
			expect(moment <= at('2026-09-10T19:52:30+02:00')).toBe(true);
		}
	});

	it('that leave nothing of the school’s: no moment is made up', () => {
		const nights = { ...paris, familyHours: { opens: '20:00', closes: '23:00' } };
		const now = at('2026-09-10T10:00:00+02:00');
		expect(
			planNotification(nights, { accountId: account(1), readyAt: now, spreadMinutes: 10, now })
		).toMatchObject({ ok: false, error: { code: 'disconnection.no-calendar' } });
	});
});
