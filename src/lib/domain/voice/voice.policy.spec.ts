import { expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import { canRecordVoices } from './voice.policy';

it('the office and mediators fill the voice bank', () => {
	expect(rolesThat(canRecordVoices)).toEqual([
		'head',
		'education-adviser',
		'secretary',
		'mediator'
	]);
	expect(canRecordVoices(staffWith())).toBe(false);
});
