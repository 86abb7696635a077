import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { smsSettingsInput } from './sms-settings.input';

const read = (given: object) => {
	const result = v.safeParse(smsSettingsInput, given);
	return result.success ? result.output : result.issues[0].message;
};

describe('the budget of a month, as it is typed', () => {
	it.each([
		['25', 2_500],
		['12,50', 1_250],
		['12.5', 1_250],
		['0,29', 29],
		[' 0 ', 0],
		['10000', 1_000_000]
	])('%s euros', (budget, cents) =>
		expect(read({ isOn: 'oui', budget })).toEqual({ isOn: true, budget: cents })
	);

	it.each([
		[undefined, 'sms.bad-budget'],
		['', 'sms.bad-budget'],
		['-1', 'sms.bad-budget'],
		['12,505', 'sms.bad-budget'],
		['beaucoup', 'sms.bad-budget'],
		['10001', 'sms.big-budget']
	])('%s is refused', (budget, code) => expect(read({ budget })).toBe(code));

	it('is off when the box is not ticked', () =>
		expect(read({ budget: '1' })).toMatchObject({ isOn: false }));
});
