import * as v from 'valibot';
import { ABSENCE_REASONS } from './absence-reason';

/**
 * The answer to an absence, as the form and the phone's outbox post it. The key is made once for
 * one answer: sent twice, it counts once.
 */
export const justifyAbsenceInput = v.object({
	reason: v.picklist(ABSENCE_REASONS, 'absence.choose-reason'),
	idempotencyKey: v.pipe(v.string(), v.uuid('absence.bad-key'))
});
export type JustifyAbsenceInput = v.InferOutput<typeof justifyAbsenceInput>;
