import { describe, expect, it } from 'vitest';
import { rolesThat } from '../../../../tests/factories/policy-actors';
import { canAnswerForHome, canKeepEquipment } from './equipment.policy';

describe('who keeps the equipment', () => {
	it('the office, mediators and advisers: no teacher, no administrator', () =>
		expect(rolesThat(canKeepEquipment)).toEqual([
			'head',
			'education-adviser',
			'secretary',
			'mediator',
			'adviser'
		]));
});

describe('who answers for a home', () => {
	it('a parent whom the school has met, not whoever holds a letter', () => {
		expect(canAnswerForHome({ isProvisional: false })).toBe(true);
		expect(canAnswerForHome({ isProvisional: true })).toBe(false);
	});
});
