import { describe, expect, it } from 'vitest';
import { ROLES } from '../shared/actor';
import { canAccompany } from './accompaniment.policy';

describe('who notes and reads accompaniments', () => {
	it.each([
		['head', true],
		['education-adviser', true],
		['secretary', true],
		['mediator', true],
		['adviser', true],
		['teacher', false],
		['inspector', false],
		['coordinator', false],
		['administrator', false],
		['resource-parent', false]
	] as const)('%s: %s', (role, may) => {
		expect(canAccompany({ roles: [role] })).toBe(may);
	});

	it('speaks of every role', () => {
		expect(ROLES).toHaveLength(10);
		expect(canAccompany({ roles: [] })).toBe(false);
	});
});
