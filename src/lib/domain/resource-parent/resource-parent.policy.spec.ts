import { describe, expect, it } from 'vitest';
import { rolesThat, staffWith } from '../../../../tests/factories/policy-actors';
import {
	canEndMission,
	canPropose,
	canSeeContacts,
	canSeeResourceParents,
	isAsked,
	isJudgeOfOthers
} from './resource-parent.policy';
import { RESOURCE_PARENT_STATES } from './resource-parent';

describe('resource parents', () => {
	it('are seen by the head, advisers and the inspector', () => {
		expect(rolesThat(canSeeResourceParents)).toEqual(['head', 'mediator', 'adviser', 'inspector']);
	});
	it('are proposed by advisers and mediators alone', () => {
		expect(rolesThat(canPropose)).toEqual(['mediator', 'adviser']);
	});
	it('have families that the inspector does not see', () => {
		expect(rolesThat(canSeeContacts)).toEqual(['head', 'mediator', 'adviser']);
	});
	it('end their mission by the head or an adviser', () => {
		expect(rolesThat(canEndMission)).toEqual(['head', 'mediator', 'adviser']);
	});
	it('are validated by the head first, by the inspector second, by nobody at another step', () => {
		const asked = RESOURCE_PARENT_STATES.map((state) => [
			state,
			rolesThat((actor) => isAsked(actor, state)).join()
		]);
		expect(asked).toEqual([
			['proposed', 'head'],
			['approved-by-head', 'inspector'],
			['approved', ''],
			['active', ''],
			['ended', ''],
			['refused', '']
		]);
	});
	it('are validated by nobody who proposed them, nor twice by one person', () => {
		const me = staffWith('head', 'inspector');
		expect(isJudgeOfOthers(me, { proposedBy: 'other', headId: null })).toBe(true);
		expect(isJudgeOfOthers(me, { proposedBy: me.staffId, headId: null })).toBe(false);
		expect(isJudgeOfOthers(me, { proposedBy: 'other', headId: me.staffId })).toBe(false);
	});
});
