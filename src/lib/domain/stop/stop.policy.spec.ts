import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canStopSending } from './stop.policy';

describe('who stops all that leaves a school', () => {
	it('its head and its administrator', () => {
		expect(rolesThat(canStopSending)).toEqual(['head', 'administrator']);
	});

	it('no role is none', () => expect(canStopSending(staffWith())).toBe(false));
});
