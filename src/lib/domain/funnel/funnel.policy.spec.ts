import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canFollowConnections } from './funnel.policy';

describe('who follows first connections', () => {
	it('the office, mediators and administrators: not a teacher', () => {
		expect(rolesThat(canFollowConnections)).toEqual([
			'head',
			'education-adviser',
			'secretary',
			'mediator',
			'adviser',
			'administrator'
		]);
	});

	it('one role that may is enough; no role is none', () => {
		expect(canFollowConnections(staffWith('teacher', 'mediator'))).toBe(true);
		expect(canFollowConnections(staffWith())).toBe(false);
	});
});
