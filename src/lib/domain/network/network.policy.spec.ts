import { expect, test } from 'vitest';
import { rolesThat } from '../../../../tests/factories/policy-actors';
import { canSeeNetwork } from './network.policy';

test('the figures of a network are for its coordinator', () => {
	expect(rolesThat(canSeeNetwork)).toEqual(['coordinator']);
});
