import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { STAFF_LOCALES } from '../domain/shared/staff-locale';
import { smsSettingsInput } from '../domain/sms/sms-settings.input';
import { formatEuros, typedEuros } from './money';

describe('amounts', () => {
	it('are written as the language does', () => {
		expect(formatEuros('fr', 8_400)).toBe('8,40\u00a0€');
		expect(formatEuros('en', 8_400)).toBe('€8.40');
		expect(formatEuros('en', 84, 3)).toBe('€0.084');
	});

	it.each(STAFF_LOCALES)('in a field are read back as they were written: %s', (locale) => {
		for (const cents of [0, 1_250, 1_000_000]) {
			const budget = typedEuros(locale, cents);
			expect(v.parse(smsSettingsInput, { isOn: 'oui', budget }).budget, budget).toBe(cents);
		}
	});
});
