import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canCall } from './ladder.policy';

describe('who calls families', () => {
	it('the office and mediators: not a teacher, nor an administrator', () => {
		expect(rolesThat(canCall)).toEqual(['head', 'education-adviser', 'secretary', 'mediator']);
	});

	it('one role that may is enough; no role is none', () => {
		expect(canCall(staffWith('teacher', 'mediator'))).toBe(true);
		expect(canCall(staffWith())).toBe(false);
	});
});
