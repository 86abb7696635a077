import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { ROLES } from '../shared/actor';
import { canSeeDisconnection, canSettleDisconnection } from './settle-hours.policy';

describe('the hours of a school', () => {
	it('are settled by its head and its administrator', () => {
		expect(rolesThat(canSettleDisconnection)).toEqual(['head', 'administrator']);
		expect(canSettleDisconnection(staffWith())).toBe(false);
	});
	it('are seen by everybody who works there', () => {
		expect(rolesThat(canSeeDisconnection)).toEqual([...ROLES]);
		expect(canSeeDisconnection(staffWith())).toBe(false);
	});
});
