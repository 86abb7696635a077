import { describe, expect, test } from 'vitest';
import { rolesThat } from '../../../../tests/factories/policy-actors';
import { peopleFor } from './person';
import { canSettleHelp } from './person.policy';

describe('whom a family may turn to', () => {
	const people = [
		{ name: 'all', level: null, rank: 0 },
		{ name: 'sixth', level: '6e', rank: 2 },
		{ name: 'third', level: '3e', rank: 1 },
		{ name: 'taken out', level: null, rank: -1 }
	];
	const names = (levels: string[]) => peopleFor(people, levels).map(({ name }) => name);

	test('the person of the level comes before the one of the school', () => {
		expect(names(['6e'])).toEqual(['sixth', 'all']);
		expect(names(['3e', '6e'])).toEqual(['third', 'sixth', 'all']);
	});

	test('without a level, those of the school; nobody who was taken out', () => {
		expect(names([])).toEqual(['all']);
	});
});

test('the school’s office says who helps families', () => {
	expect(rolesThat(canSettleHelp)).toEqual(['head', 'secretary', 'administrator']);
});
