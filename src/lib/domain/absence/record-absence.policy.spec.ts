import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canRecordAbsence } from './record-absence.policy';

describe('who records absences and latenesses', () => {
	it('the head and the secretary', () => {
		expect(rolesThat(canRecordAbsence)).toEqual(['head', 'secretary']);
	});

	it('one role that may is enough; no role is none', () => {
		expect(canRecordAbsence(staffWith('teacher', 'secretary'))).toBe(true);
		expect(canRecordAbsence(staffWith())).toBe(false);
	});
});
