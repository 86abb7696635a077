import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canSettleSms } from './sms-settings.policy';

describe('who settles the short messages of a school', () => {
	it('its head and its administrator', () => {
		expect(rolesThat(canSettleSms)).toEqual(['head', 'administrator']);
	});

	it('no role is none', () => expect(canSettleSms(staffWith())).toBe(false));
});
