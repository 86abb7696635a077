import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from './disconnection-policy';
import { keptHoursInput, readTypedHours } from './settle-hours.input';
import { hoursInOneLine, widerThanReport } from './wider-hours';

const REPORT = POLICY_OF_PRESET['report-2025'];
const DELAYS = {
	spread: '10',
	grades: '24',
	staff: 'held',
	'absence-sms': '45',
	'absence-call': '60',
	'lateness-sms': '120',
	'lateness-call': '240',
	'message-sms': '1440',
	'message-call': '2880'
};
const read = (typed: Record<string, string>) => readTypedHours({ ...DELAYS, ...typed });
const day = (name: string, from: string, to: string) => ({
	[`${name}-open`]: 'yes',
	[`${name}-from`]: from,
	[`${name}-to`]: to
});
const errorsOf = (typed: Record<string, string>) => {
	const result = read(typed);
	return result.ok ? {} : result.errors;
};

describe('hours as a form gives them', () => {
	it('a preset is taken as it is, whatever is left in the fields of own hours', () => {
		expect(read({ choice: 'report-2025', ...day('monday', '01:00', '02:00') })).toMatchObject({
			ok: true,
			settings: {
				policy: REPORT,
				telling: { spreadMinutes: 10, ladder: { message: { smsAfter: 1440, callAfter: 2880 } } }
			}
		});
	});
	it('own hours are per weekday; a day that is not ticked is closed', () => {
		const result = read({ choice: 'own', ...day('tuesday', '08:00', '17:30') });
		expect(result.ok && result.settings.policy).toEqual({
			monday: null,
			tuesday: { opens: '08:00', closes: '17:30' },
			wednesday: null,
			thursday: null,
			friday: null
		});
	});
	it.each([
		[{}, { choice: 'disconnection.choose-hours' }],
		[{ choice: 'own' }, { 'monday-open': 'disconnection.no-open-day' }],
		[
			{ choice: 'own', ...day('friday', '18:00', '08:00') },
			{ 'friday-from': 'disconnection.closes-before-opening' }
		],
		[{ choice: 'own', ...day('friday', '8h', '') }, { 'friday-from': 'disconnection.bad-time' }],
		[
			{ choice: 'own', ...day('friday', '08:00', '08:59') },
			{ 'friday-from': 'disconnection.short-day' }
		],
		[
			{ choice: 'report-2025', spread: '121', grades: '', staff: 'never', 'absence-call': '-1' },
			{
				spread: 'settings.choose',
				grades: 'settings.choose',
				staff: 'settings.choose',
				'absence-call': 'settings.choose'
			}
		]
	])('refuses %j', (typed, errors) => expect(errorsOf(typed)).toEqual(errors));
});

describe('what an undo carries', () => {
	it('is what was kept, and nothing that no form accepts', () => {
		const result = read({ choice: 'report-2025' });
		const kept = result.ok && result.settings;
		expect(v.parse(keptHoursInput, { kept: JSON.stringify(kept) })).toEqual(kept);
		for (const bad of ['', '{', '{"policy":{}}', JSON.stringify({ ...kept, policy: null })]) {
			expect(v.is(keptHoursInput, { kept: bad })).toBe(false);
		}
	});
});

describe('hours beyond what the report recommends', () => {
	const wide = { ...REPORT, monday: { opens: '06:59', closes: '20:00' }, friday: null };
	it('are those before 07:00 or after 20:00', () => {
		expect(widerThanReport(REPORT, REPORT)).toEqual([]);
		expect(widerThanReport(wide, REPORT)).toEqual(['monday']);
		const late = { ...REPORT, tuesday: { opens: '07:00', closes: '20:01' } };
		expect(widerThanReport(late, REPORT)).toEqual(['tuesday']);
	});
	it('are told of when they widen, not each time that they are kept', () => {
		expect(widerThanReport(wide, wide)).toEqual([]);
		expect(widerThanReport(wide, { ...wide, monday: null })).toEqual(['monday']);
	});
	it('in one line say what was warned of', () => {
		expect(hoursInOneLine(wide)).toBe('06:59-20:00 07:00-20:00 07:00-20:00 07:00-20:00 -');
	});
});
