import type { Change } from '../shared/item-version';
import { ok, refuse, type Result } from '../shared/result';
import type { AbsenceReason } from './absence-reason';
import type { AbsenceError } from './errors';

/** What is known of an absence when a family answers it. */
export type AbsenceState = {
	/** Change of the latest version that the family was shown; null when none was released. */
	shownChange: Change | null;
	/** The family's answer, if it gave one already. */
	answer: { reason: AbsenceReason; idempotencyKey: string; hasVoice: boolean } | null;
};

/** What answering does: write a new answer, or recognise the same one sent again. */
export type Justification = { outcome: 'written' | 'already-sent'; reason: AbsenceReason };

/**
 * Decides whether an answer counts. The same answer sent again by a phone that did not hear back is
 * a success that writes nothing.
 *
 * Refusals: `absence.not-found` (never released), `absence.taken-back` (the school cancelled it),
 * `absence.already-answered` (another answer was given: another reason, or the same without the voice
 * that comes with it now).
 */
export function justifyAbsence(
	state: AbsenceState,
	input: { reason: AbsenceReason; idempotencyKey: string; hasVoice: boolean }
): Result<Justification, AbsenceError> {
	if (state.shownChange === null) return refuse({ code: 'absence.not-found' });
	const { answer } = state;
	const isSame = answer?.idempotencyKey === input.idempotencyKey && answer.reason === input.reason;
	if (isSame && (answer.hasVoice || !input.hasVoice)) {
		return ok({ outcome: 'already-sent', reason: answer.reason });
	}
	if (state.shownChange === 'cancel') return refuse({ code: 'absence.taken-back' });
	if (answer) return refuse({ code: 'absence.already-answered' });
	return ok({ outcome: 'written', reason: input.reason });
}
