import { ok, refuse, type Result } from '../shared/result';
import type { ResourceParentError } from './errors';
import { isStanding, type EndReason, type ResourceParent } from './resource-parent';

/**
 * Ends a mission, or a candidacy that is withdrawn. Who may is the policy's; she may at any time.
 *
 * Refusal: `already-ended`.
 */
export function endMission(
	mission: ResourceParent,
	reason: Exclude<EndReason, 'refused'>,
	now: Date
): Result<ResourceParent, ResourceParentError> {
	if (!isStanding(mission.state)) return refuse({ code: 'resource-parent.already-ended' });
	return ok({ ...mission, state: 'ended', endedAt: now, endReason: reason });
}
