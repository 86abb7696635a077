import type { StaffActor } from '../shared/actor';
import { ok, refuse, type Result } from '../shared/result';
import type { ResourceParentError } from './errors';
import type { ResourceParent } from './resource-parent';

/** As long as a staff session lives: a tap by mistake is taken back the same day. */
export const UNDO_HOURS = 10;

/**
 * Takes the last validation or refusal back: by the one who decided, within a session, as long as
 * nothing followed.
 *
 * Refusal: `undone-too-late`.
 */
export function undoDecision(
	candidacy: ResourceParent,
	actor: Pick<StaffActor, 'staffId'>,
	now: Date
): Result<ResourceParent, ResourceParentError> {
	const late = refuse({ code: 'resource-parent.undone-too-late' as const });
	const { state, headId, headAt, inspectorId, inspectorAt } = candidacy;
	const isRecent = (at: Date | null) =>
		at !== null && now.getTime() - at.getTime() < UNDO_HOURS * 3_600_000;
	const cleared = { endedAt: null, endReason: null };
	if (state === 'approved' || (state === 'refused' && inspectorId)) {
		if (inspectorId !== actor.staffId || !isRecent(inspectorAt)) return late;
		const before = { inspectorId: null, inspectorAt: null, state: 'approved-by-head' as const };
		return ok({ ...candidacy, ...cleared, ...before });
	}
	if (state === 'approved-by-head' || state === 'refused') {
		if (headId !== actor.staffId || !isRecent(headAt)) return late;
		return ok({ ...candidacy, ...cleared, headId: null, headAt: null, state: 'proposed' });
	}
	return late;
}
