import type { Role, StaffActor } from '../shared/actor';

const REVIEWERS: readonly Role[] = ['head', 'education-adviser', 'secretary', 'mediator'];

/**
 * Who answers for the words of the interface in a language, and says whether the school offers one
 * that is prepared: the office, and a mediator, who is often the speaker. No word is about anybody.
 */
export function canReviewWordings(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => REVIEWERS.includes(role));
}
