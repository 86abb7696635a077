import type { Language } from '../shared/locale';
import type { HalfDay } from './half-days';

/**
 * A resource parent (parent ressource, section 8.2 of the report): a volunteer who goes towards the
 * families that school reaches least. Proposed by an adviser, validated by the head of school, then by
 * the inspector; active once her commitment is signed.
 */
export const RESOURCE_PARENT_STATES = [
	'proposed',
	'approved-by-head',
	'approved',
	'active',
	'ended',
	'refused'
] as const;
export type ResourceParentState = (typeof RESOURCE_PARENT_STATES)[number];

/** Why a mission ended; `refused` is a candidacy that was not validated. */
export const END_REASONS = ['finished', 'moved', 'own-wish', 'school-wish'] as const;
export type EndReason = (typeof END_REASONS)[number] | 'refused';

/** What decisions about a resource parent read: who did what, and when. */
export type ResourceParent = {
	state: ResourceParentState;
	/** Staff who proposed her. */
	proposedBy: string;
	/** Staff who support her; null until told. */
	adviserId: string | null;
	headId: string | null;
	headAt: Date | null;
	inspectorId: string | null;
	inspectorAt: Date | null;
	committedAt: Date | null;
	endedAt: Date | null;
	endReason: EndReason | null;
};

/** What is known of her when families are given to her. */
export type Helper = {
	id: string;
	firstName: string;
	locales: readonly Language[];
	availabilities: readonly HalfDay[];
	/** Families that she takes care of already. */
	families: number;
};

/** Whose turn it is, in each state; null when nobody is waited for. */
export function awaitedOf(
	state: ResourceParentState
): 'head' | 'inspector' | 'resource-parent' | null {
	if (state === 'proposed') return 'head';
	if (state === 'approved-by-head') return 'inspector';
	return state === 'approved' ? 'resource-parent' : null;
}

/** Whether her candidacy or her mission stands. */
export function isStanding(state: ResourceParentState): boolean {
	return state !== 'ended' && state !== 'refused';
}
