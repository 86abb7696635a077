import { ok, refuse, type Result } from '../shared/result';
import type { ResourceParentError } from './errors';
import type { ResourceParent } from './resource-parent';

/**
 * She signs the words that she was shown: the hash that came with the page is that of the words now.
 * Signing again changes nothing.
 *
 * Refusals: `not-waiting` (not validated yet, or over), `other-words`.
 *
 * @param words.shown hash that the signed page carried
 * @param words.now hash of the words of that language now
 */
export function signCommitment(
	mission: ResourceParent,
	words: { shown: string; now: string },
	now: Date
): Result<ResourceParent, ResourceParentError> {
	if (mission.state === 'active') return ok(mission);
	if (mission.state !== 'approved') return refuse({ code: 'resource-parent.not-waiting' });
	if (words.shown !== words.now) return refuse({ code: 'resource-parent.other-words' });
	return ok({ ...mission, state: 'active', committedAt: now });
}
