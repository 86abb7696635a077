import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET, type DisconnectionPolicy } from './disconnection-policy';
import {
	areHeeded,
	choiceOf,
	decideOwnHours,
	heededHours,
	hoursToChoose,
	RANGES,
	ringingHours
} from './own-hours';
import { ownHoursInput } from './own-hours.input';

const REPORT = POLICY_OF_PRESET['report-2025'];
const SCREENS = POLICY_OF_PRESET['screens-commission'];
const MORNINGS: DisconnectionPolicy = {
	monday: { opens: '08:00', closes: '12:00' },
	tuesday: null,
	wednesday: { opens: '08:00', closes: '17:30' },
	thursday: null,
	friday: null
};
const EVENING = RANGES.evening;

describe('a family’s own hours', () => {
	const codeOf = (...given: Parameters<typeof decideOwnHours>) => {
		const decided = decideOwnHours(...given);
		return decided.ok ? 'kept' : decided.error.code;
	};
	it('every ready range leaves each preset an hour at least', () => {
		for (const own of Object.values(RANGES)) {
			expect(codeOf(own, [REPORT, SCREENS])).toBe('kept');
		}
	});
	it('are refused when a school could never tell the family for a whole hour', () => {
		expect(codeOf({ opens: '18:30', closes: '19:30' }, [REPORT])).toBe('kept');
		expect(codeOf({ opens: '18:30', closes: '19:30' }, [SCREENS])).toBe('settings.hours-too-short');
		expect(codeOf({ opens: '18:30', closes: '19:29' }, [REPORT])).toBe('settings.hours-too-short');
		expect(codeOf({ opens: '21:00', closes: '23:00' }, [REPORT])).toBe('settings.hours-too-short');
	});
	it('are held against each of its schools, on any of its days', () => {
		const own = { opens: '16:30', closes: '20:00' };
		expect(codeOf(own, [MORNINGS])).toBe('kept');
		expect(codeOf(EVENING, [REPORT, MORNINGS])).toBe('settings.hours-too-short');
	});
	it('like the school is always kept, whatever the school', () => {
		expect(codeOf(null, [])).toBe('kept');
		expect(codeOf(null, [{ ...REPORT, monday: { opens: '08:00', closes: '08:10' } }])).toBe('kept');
	});
});

describe('where hours would leave a school no way to tell the family', () => {
	it('that school does not heed them, and others do', () => {
		expect(heededHours(EVENING, REPORT)).toEqual(EVENING);
		expect(heededHours(EVENING, MORNINGS)).toBeNull();
		expect(areHeeded(EVENING, [REPORT])).toBe(true);
		expect(areHeeded(EVENING, [REPORT, MORNINGS])).toBe(false);
		expect(areHeeded(null, [MORNINGS])).toBe(true);
	});
});

describe('between which hours the phone may ring', () => {
	it.each([
		[null, [REPORT], { opens: '07:00', closes: '20:00' }],
		[EVENING, [SCREENS], { opens: '17:00', closes: '19:00' }],
		[null, [MORNINGS, SCREENS], { opens: '07:30', closes: '19:00' }],
		[RANGES.afternoon, [MORNINGS], { opens: '13:00', closes: '17:30' }],
		[{ opens: '20:00', closes: '23:00' }, [REPORT], REPORT.monday],
		[EVENING, [REPORT, MORNINGS], { opens: '08:00', closes: '20:00' }],
		[null, [], null]
	])('%j of %j', (own, policies, expected) => {
		expect(ringingHours(own, policies)).toEqual(expected);
	});
});

it('what is chosen is shown again as it was chosen', () => {
	expect([null, RANGES.midday, { opens: '09:00', closes: '10:00' }].map(choiceOf)).toEqual([
		'school',
		'midday',
		'own'
	]);
});

it('hours to choose are whole ones, and the edges of the school’s', () => {
	expect(hoursToChoose([SCREENS])).toEqual([
		'07:30',
		...Array.from({ length: 12 }, (_, n) => `${String(n + 8).padStart(2, '0')}:00`)
	]);
	expect(hoursToChoose([])).toHaveLength(14);
});

describe('what is touched', () => {
	const read = (given: object) => v.safeParse(ownHoursInput, given);
	it('a picture, or two hours', () => {
		expect(read({ when: 'school', first: '09:00' }).output).toBeNull();
		expect(read({ when: 'evening' }).output).toEqual(EVENING);
		expect(read({ when: 'own', first: '09:00', last: '16:00' }).output).toEqual({
			opens: '09:00',
			closes: '16:00'
		});
	});
	it.each([
		[{}],
		[{ when: 'never' }],
		[{ when: 'own' }],
		[{ when: 'own', first: '16:00', last: '09:00' }],
		[{ when: 'own', first: '9h', last: '16:00' }]
	])('%j is nothing', (given) => expect(read(given).success).toBe(false));
});
