import type { AnswerQuestionInput } from './answer-question.input';
import { QUESTION_ORDER, type Diagnosis } from './diagnosis';
import { questionsOf } from './next-question';

/** The diagnosis with one more answer: what no longer makes sense beside it is forgotten. */
export function answerQuestion(
	before: Diagnosis,
	{ question, answer }: AnswerQuestionInput
): Diagnosis {
	return onlyAsked({ ...before, [question]: answer } as Diagnosis);
}

/** The answers to the questions that make sense for this home, in their order. */
export function onlyAsked(diagnosis: Diagnosis): Diagnosis {
	const asked = questionsOf(diagnosis);
	return Object.fromEntries(
		QUESTION_ORDER.filter((one) => asked.includes(one) && diagnosis[one]).map((one) => [
			one,
			diagnosis[one]
		])
	);
}
