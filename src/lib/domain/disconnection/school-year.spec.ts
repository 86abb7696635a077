import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from './disconnection-policy';
import type { SchoolHours } from './school-hours';
import { drawSchoolYear, schoolYearOf } from './school-year';

const hours: SchoolHours = {
	zone: 'C',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025'],
	closures: [{ from: '2026-11-12', until: '2026-11-14', name: 'Pont' }]
};
const dayOf = (day: string, of: SchoolHours = hours) =>
	drawSchoolYear(of, schoolYearOf(day))
		.flatMap((month) => month.days)
		.find((drawn) => drawn.day === day);

describe('the drawing of a school year', () => {
	it('goes from August to July, with every day once', () => {
		const months = drawSchoolYear(hours, 2026);
		expect(months.map(({ month }) => month).join(' ')).toBe(
			'2026-08 2026-09 2026-10 2026-11 2026-12 2027-01 2027-02 2027-03 2027-04 2027-05 2027-06 2027-07'
		);
		expect(months.flatMap(({ days }) => days)).toHaveLength(365);
		expect(schoolYearOf('2027-07-31')).toBe(2026);
		expect(schoolYearOf('2026-08-01')).toBe(2026);
	});

	it('says of each day what it is and why', () => {
		expect(dayOf('2026-09-10')).toMatchObject({
			status: 'open',
			reason: null,
			hours: { opens: '07:00', closes: '20:00' }
		});
		expect(dayOf('2026-10-20')).toMatchObject({
			status: 'school-holiday',
			reason: { name: 'toussaint', isOwn: false, from: '2026-10-17', last: '2026-11-01' }
		});
		expect(dayOf('2026-10-24')).toMatchObject({ status: 'weekend', reason: { name: 'toussaint' } });
		expect(dayOf('2026-11-14')).toMatchObject({ status: 'weekend', reason: null });
		expect(dayOf('2026-11-11')?.reason).toMatchObject({ name: 'armistice-1918', isOwn: false });
		expect(dayOf('2026-11-12')).toMatchObject({
			status: 'closure',
			hours: null,
			reason: { name: 'Pont', isOwn: true, last: '2026-11-13' }
		});
		expect(dayOf('2027-07-12')).toMatchObject({ status: 'unknown', reason: null });
	});

	it('lists under a month what closes its days, in order', () => {
		const november = drawSchoolYear(hours, 2026)[3];
		expect(november?.reasons.map(({ name }) => name)).toEqual([
			'toussaint',
			'armistice-1918',
			'Pont'
		]);
	});

	it('names the holidays of a year that the school gave with its words', () => {
		const holidays = [{ from: '2026-10-10', until: '2026-10-26', name: 'Vacances d’octobre' }];
		const years = [{ from: '2026-08-17', until: '2027-07-04', holidays }];
		const reunion = { ...hours, zone: null, years };
		expect(dayOf('2026-10-12', reunion)?.reason).toMatchObject({
			name: 'Vacances d’octobre',
			isOwn: true
		});
		expect(dayOf('2026-08-14', reunion)?.status).toBe('unknown');
	});
});
