import { expect, test } from 'vitest';
import { rolesThat } from '../../../../tests/factories/policy-actors';
import { canKeepPlaces } from './place.policy';

test('places are kept by those who meet families, and by administrators', () =>
	expect(rolesThat(canKeepPlaces)).toEqual([
		'head',
		'education-adviser',
		'secretary',
		'mediator',
		'adviser',
		'administrator'
	]));
