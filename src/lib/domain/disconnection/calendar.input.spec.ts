import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { closureInput, keptYearInput, readTypedYear } from './calendar.input';

const closure = (input: object) => {
	const read = v.safeParse(closureInput, input);
	return read.success ? read.output : read.issues[0].message;
};
const bounds = { 'year-from': '2026-08-17', 'year-last': '2027-07-02' };
const row = { 'name-0': 'Octobre', 'from-0': '2026-10-10', 'last-0': '2026-10-25' };

describe('a closure as it is typed', () => {
	it('lasts one day, or until its last day, both included', () => {
		expect(closure({ name: ' Pont ', from: '2026-11-12' })).toEqual({
			name: 'Pont',
			from: '2026-11-12',
			until: '2026-11-13'
		});
		expect(closure({ name: 'Pont', from: '2026-12-31', last: '2027-01-02' })).toMatchObject({
			until: '2027-01-03'
		});
	});

	it.each([
		[{ name: 'Pont', from: undefined }, 'calendar.no-day'],
		[{ from: '2026-11-12' }, 'calendar.no-name'],
		[{ name: 'P', from: '2026-02-30' }, 'calendar.bad-day'],
		[{ name: 'P', from: '2026-11-12', last: '2026-11-10' }, 'calendar.ends-before-start'],
		[{ name: 'P', from: '2026-01-01', last: '2026-12-31' }, 'calendar.too-long'],
		[{ name: 'P'.repeat(81), from: '2026-11-12' }, 'calendar.long-name']
	])('refuses %j', (input, code) => {
		expect(closure(input)).toBe(code);
	});
});

describe('a year as it is typed', () => {
	it('is read with its holidays, without the rows put aside', () => {
		const aside = { 'name-1': 'Rentrée', 'from-1': '2026-08-17', 'last-1': '', 'aside-1': 'yes' };
		expect(readTypedYear({ ...bounds, ...row, ...aside })).toEqual({
			ok: true,
			year: {
				from: '2026-08-17',
				until: '2027-07-03',
				holidays: [{ name: 'Octobre', from: '2026-10-10', until: '2026-10-26' }]
			}
		});
	});

	it.each([
		['no bounds', row, 'year-from', 'calendar.no-bounds'],
		['no holidays: it would open in all of them', bounds, 'year-from', 'calendar.no-holidays'],
		[
			'holidays of another year',
			{ ...bounds, ...row, 'from-0': '2025-10-10', 'last-0': '2025-10-25' },
			'year-from',
			'calendar.no-holidays'
		],
		['a row without a name', { ...bounds, ...row, 'name-0': '' }, 'from-0', 'calendar.no-name'],
		[
			'two years in one',
			{ ...bounds, ...row, 'year-last': '2028-07-02' },
			'year-from',
			'calendar.year-too-long'
		]
	])('is refused with %s', (_trap, values, field, code) => {
		expect(readTypedYear(values)).toEqual({ ok: false, errors: { [field]: code } });
	});

	it('comes back from an undo as it was, or not at all', () => {
		const year = {
			from: '2026-08-17',
			until: '2027-07-03',
			holidays: [{ name: 'Octobre', from: '2026-10-10', until: '2026-10-26' }]
		};
		expect(v.parse(keptYearInput, { year: JSON.stringify(year) })).toEqual(year);
		expect(v.is(keptYearInput, { year: '{' })).toBe(false);
	});
});
