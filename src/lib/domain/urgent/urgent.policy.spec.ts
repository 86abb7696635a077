import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canSendUrgent } from './urgent.policy';

describe('who lets something through in a closed period', () => {
	it('the head alone', () => expect(rolesThat(canSendUrgent)).toEqual(['head']));
	it('no role is none', () => expect(canSendUrgent(staffWith())).toBe(false));
});
