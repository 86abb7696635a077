import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canConfirmAdult, canInvite, mayBeInvited } from './first-connection.policy';

describe('who makes first connections', () => {
	it.each([
		['prints invitations', canInvite],
		['says that an adult was met', canConfirmAdult]
	])('%s', (_action, may) => {
		expect(rolesThat(may)).toEqual([
			'head',
			'education-adviser',
			'secretary',
			'mediator',
			'adviser',
			'administrator'
		]);
		expect(may(staffWith('teacher', 'head'))).toBe(true);
		expect(may(staffWith())).toBe(false);
	});
});

describe('who is invited', () => {
	it('an adult with an open child in the school', () => {
		expect(mayBeInvited({ hasLeft: false, openChildren: 1 })).toBe(true);
		expect(mayBeInvited({ hasLeft: true, openChildren: 1 })).toBe(false);
		expect(mayBeInvited({ hasLeft: false, openChildren: 0 })).toBe(false);
	});
});
