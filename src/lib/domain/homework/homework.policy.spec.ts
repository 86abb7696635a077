import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canComposeHomework } from './homework.policy';

describe('who writes homework', () => {
	it('teachers, and the head who answers for them', () => {
		expect(rolesThat(canComposeHomework)).toEqual(['head', 'teacher']);
	});

	it('one role that may is enough; no role is none', () => {
		expect(canComposeHomework(staffWith('secretary', 'teacher'))).toBe(true);
		expect(canComposeHomework(staffWith())).toBe(false);
	});
});
