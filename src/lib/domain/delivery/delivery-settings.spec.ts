import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { deliverySettingsSchema } from './delivery-settings';

describe('what a school settles of how families are told', () => {
	it('is as PRODUCT says where nothing was settled', () => {
		expect(v.parse(deliverySettingsSchema, {})).toEqual({
			spreadMinutes: 10,
			gradeDelayHours: 24,
			staffToStaff: 'held',
			ladder: {
				absence: { smsAfter: 45, callAfter: 60 },
				lateness: { smsAfter: 120, callAfter: 240 },
				message: { smsAfter: 1440, callAfter: 2880 }
			},
			sms: { isOn: false, monthlyBudgetCents: 0 }
		});
	});

	it('lets an absence climb to a call within the half-day', () => {
		const { absence } = v.parse(deliverySettingsSchema, {}).ladder;
		expect(absence.smsAfter + absence.callAfter).toBeLessThanOrEqual(4 * 60);
	});

	it.each([{ spreadMinutes: -1 }, { spreadMinutes: 1.5 }, { staffToStaff: 'never' }])(
		'refuses %o',
		(settings) => expect(v.safeParse(deliverySettingsSchema, settings).success).toBe(false)
	);
});
