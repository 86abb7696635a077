import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canRunWorkshops } from './workshop.policy';

describe('who runs workshops', () => {
	it('the head, the CPE, the secretary and mediators', () => {
		expect(rolesThat(canRunWorkshops)).toEqual([
			'head',
			'education-adviser',
			'secretary',
			'mediator',
			'adviser'
		]);
	});

	it('one role that may is enough; no role is none', () => {
		expect(canRunWorkshops(staffWith('teacher', 'secretary'))).toBe(true);
		expect(canRunWorkshops(staffWith())).toBe(false);
	});
});
