import { expect, test } from 'vitest';
import { rolesThat } from '../../../../tests/factories/policy-actors';
import { canKeepCatalogue } from './catalogue.policy';

test('who runs workshops, and who looks after a network, keep the catalogue', () => {
	expect(rolesThat(canKeepCatalogue)).toEqual([
		'head',
		'education-adviser',
		'secretary',
		'mediator',
		'adviser',
		'coordinator'
	]);
});
