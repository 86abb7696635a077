import type { Question } from '../../../domain/equipment/diagnosis';

/** Something in one language, and how it is written. */
export type Words = { lang: string; dir: 'ltr' | 'rtl'; text: string };

/** The questions: each in the family's language, then in French (in French alone when they agree). */
export type QuestionnaireData = {
	school: string;
	title: Words[];
	how: Words[];
	bringBack: Words[];
	questions: { question: Question; ask: Words[]; answers: { answer: string; words: Words[] }[] }[];
};
