import * as v from 'valibot';
import { answersTo, QUESTION_ORDER, type Diagnosis } from './diagnosis';

const answers = Object.fromEntries(
	QUESTION_ORDER.map((question) => [
		question,
		v.optional(v.picklist(answersTo(question), 'equipment.unknown-answer'))
	])
) as Record<keyof Diagnosis, v.OptionalSchema<v.PicklistSchema<string[], string>, undefined>>;

/** All the answers at once, as a member of staff enters them: with the family, or from its paper. */
export const fillDiagnosisInput = v.object({
	...answers,
	through: v.picklist(['with-staff', 'paper'], 'equipment.unknown-answer'),
	/** Of the page: sent twice, it is one. */
	key: v.pipe(v.string('equipment.unknown-answer'), v.uuid('equipment.unknown-answer'))
});
export type FillDiagnosisInput = v.InferOutput<typeof fillDiagnosisInput>;

/** The answers to take back. */
export const undoDiagnosisInput = v.object({
	diagnosis: v.pipe(v.string('equipment.not-found'), v.uuid('equipment.not-found'))
});
