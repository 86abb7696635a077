import {
	answersTo,
	NOT_SAID,
	QUESTION_ORDER,
	type Question
} from '../../domain/equipment/diagnosis';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { readSender } from '../letter/write-letter';
import { familyAndFrench, type Speaker, type Voice } from '../paper/documents/voices';

/** Something in one language, and how it is written. */
export type Words = Voice & { text: string };

/**
 * The questions as staff read them out and print them: each in the family's language, then in French
 * (in French alone when they agree).
 */
export type Questionnaire = {
	school: string;
	title: Words[];
	how: Words[];
	bringBack: Words[];
	questions: { question: Question; ask: Words[]; answers: { answer: string; words: Words[] }[] }[];
};

/** Words the questionnaire for a family that reads this language; null: nobody asked, French alone. */
export async function writeQuestionnaire(
	app: App,
	actor: StaffActor,
	locale: Language | null
): Promise<Questionnaire> {
	const school = await readSender(app, actor);
	const speakers = familyAndFrench(locale, ['equipment'], school);
	const inEach = (key: string) => speakers.map((speaker) => wordsOf(speaker, key));
	return {
		school: school.name,
		title: inEach('equipment:title'),
		how: inEach('equipment:paper.how'),
		bringBack: inEach('equipment:paper.back'),
		questions: QUESTION_ORDER.map((question) => ({
			question,
			ask: inEach(`equipment:ask.${question}`),
			answers: answersTo(question).map((answer) => ({
				answer,
				words: inEach(
					answer === NOT_SAID ? 'equipment:not-said' : `equipment:answers.${question}.${answer}`
				)
			}))
		}))
	};
}

function wordsOf({ t, voice }: Speaker, key: string): Words {
	return { ...voice, text: t(key) };
}
