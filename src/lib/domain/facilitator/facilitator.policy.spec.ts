import { expect, test } from 'vitest';
import { rolesThat } from '../../../../tests/factories/policy-actors';
import { canKeepPool } from './facilitator.policy';

test('who runs workshops, and who looks after a network, keep the pool of facilitators', () => {
	expect(rolesThat(canKeepPool)).toEqual([
		'head',
		'education-adviser',
		'secretary',
		'mediator',
		'adviser',
		'coordinator'
	]);
});
