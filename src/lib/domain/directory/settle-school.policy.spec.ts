import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canSettleSchool } from './settle-school.policy';

describe('who settles the school’s contact and services', () => {
	it('the school’s own office', () => {
		expect(rolesThat(canSettleSchool)).toEqual(['head', 'secretary', 'administrator']);
	});

	it('no role is none', () => expect(canSettleSchool(staffWith())).toBe(false));
});
