import * as v from 'valibot';
import { answersTo, QUESTION_ORDER } from './diagnosis';

/** One answer, as a family's screen sends it. */
export const answerQuestionInput = v.pipe(
	v.object({
		question: v.picklist(QUESTION_ORDER, 'equipment.unknown-answer'),
		answer: v.string('equipment.unknown-answer')
	}),
	v.check(
		({ question, answer }) => answersTo(question).includes(answer),
		'equipment.unknown-answer'
	)
);
export type AnswerQuestionInput = v.InferOutput<typeof answerQuestionInput>;
