import type { Role, StaffActor } from '../shared/actor';
import type { ResourceParent } from './resource-parent';

type Who = Pick<StaffActor, 'staffId' | 'roles'>;

/** Who goes with families, and with the volunteers who go towards them. */
const ADVISERS: readonly Role[] = ['mediator', 'adviser'];

const hasOne = (actor: Who, roles: readonly Role[]) =>
	actor.roles.some((role) => roles.includes(role));

/** Who sees the resource parents of the school. */
export function canSeeResourceParents(actor: Who): boolean {
	return hasOne(actor, [...ADVISERS, 'head', 'inspector']);
}

/** Who proposes somebody, gives a way in, enters what a family says. */
export function canPropose(actor: Who): boolean {
	return hasOne(actor, ADVISERS);
}

/** Who sees the families that agreed, and gives them to a resource parent. Never the inspector. */
export function canSeeContacts(actor: Who): boolean {
	return hasOne(actor, [...ADVISERS, 'head']);
}

/** Whether the actor is the one whose validation comes now: the head first, then the inspector. */
export function isAsked(actor: Who, state: ResourceParent['state']): boolean {
	if (state === 'proposed') return actor.roles.includes('head');
	return state === 'approved-by-head' && actor.roles.includes('inspector');
}

/** Nobody validates whom he or she proposed, and one person does not give both validations. */
export function isJudgeOfOthers(
	actor: Who,
	candidacy: Pick<ResourceParent, 'proposedBy' | 'headId'>
): boolean {
	return candidacy.proposedBy !== actor.staffId && candidacy.headId !== actor.staffId;
}

/** Who ends a mission: the head, or an adviser. She ends it herself too, from her own page. */
export function canEndMission(actor: Who): boolean {
	return hasOne(actor, [...ADVISERS, 'head']);
}
