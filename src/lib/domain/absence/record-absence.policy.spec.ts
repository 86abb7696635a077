import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canRecordAbsence } from './record-absence.policy';

describe('who records absences and latenesses', () => {
	it('the head, the CPE and the secretary', () => {
		expect(rolesThat(canRecordAbsence)).toEqual(['head', 'education-adviser', 'secretary']);
	});

	it('one role that may is enough; no role is none', () => {
		expect(canRecordAbsence(staffWith('teacher', 'secretary'))).toBe(true);
		expect(canRecordAbsence(staffWith())).toBe(false);
	});
});
