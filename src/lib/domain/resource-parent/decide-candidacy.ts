import type { StaffActor } from '../shared/actor';
import { ok, refuse, type Result } from '../shared/result';
import type { ResourceParentError } from './errors';
import type { ResourceParent } from './resource-parent';
import { isAsked, isJudgeOfOthers } from './resource-parent.policy';

/**
 * The head of school validates a candidacy first, the inspector second (report, section 8.2); either
 * may say no at their turn.
 *
 * Refusals: `not-waiting` (it is not at a step of validation any more), `not-allowed` (it is, and it is
 * somebody else's turn), `own-candidacy`.
 */
export function decideCandidacy(
	candidacy: ResourceParent,
	actor: Pick<StaffActor, 'staffId' | 'roles'>,
	decision: 'yes' | 'no',
	now: Date
): Result<ResourceParent, ResourceParentError> {
	const { state } = candidacy;
	if (state !== 'proposed' && state !== 'approved-by-head') {
		return refuse({ code: 'resource-parent.not-waiting' });
	}
	if (!isAsked(actor, state)) return refuse({ code: 'resource-parent.not-allowed' });
	if (!isJudgeOfOthers(actor, candidacy)) return refuse({ code: 'resource-parent.own-candidacy' });
	const signed =
		state === 'proposed'
			? { headId: actor.staffId, headAt: now }
			: { inspectorId: actor.staffId, inspectorAt: now };
	if (decision === 'no') {
		return ok({ ...candidacy, ...signed, state: 'refused', endedAt: now, endReason: 'refused' });
	}
	const next = state === 'proposed' ? 'approved-by-head' : 'approved';
	return ok({ ...candidacy, ...signed, state: next });
}
