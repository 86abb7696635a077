import { NOT_SAID, QUESTION_ORDER, type Diagnosis, type Question } from './diagnosis';

/** The questions that make sense for a home: nobody shares a device that is not there. */
export function questionsOf({ device }: Diagnosis): Question[] {
	const hasNothingToShare = device === 'none' || device === NOT_SAID;
	return QUESTION_ORDER.filter((question) => question !== 'sharing' || !hasNothingToShare);
}

/** The first question without an answer, to be asked now; null when all were answered. */
export function nextQuestion(diagnosis: Diagnosis): Question | null {
	return questionsOf(diagnosis).find((question) => !diagnosis[question]) ?? null;
}
