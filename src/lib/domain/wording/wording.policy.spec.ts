import { expect, it } from 'vitest';
import { ROLES } from '../shared/actor';
import { canReviewWordings } from './wording.policy';

it('words are reviewed by the office and by mediators', () => {
	expect(ROLES.filter((role) => canReviewWordings({ roles: [role] }))).toEqual([
		'head',
		'education-adviser',
		'secretary',
		'mediator'
	]);
	expect(canReviewWordings({ roles: [] })).toBe(false);
	expect(canReviewWordings({ roles: ['teacher', 'mediator'] })).toBe(true);
});
