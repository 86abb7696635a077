/**
 * The diagnosis of a home's equipment (companion video of the report, PRODUCT rule 12): what is
 * there, what works, how the family wants to be told. One picture an answer, codes only; nothing on
 * origin, health or money.
 */
export const QUESTIONS = {
	/** On what a child can work for school at home: the best that there is. */
	device: ['none', 'phone', 'tablet', 'computer'],
	/** How many children share it. */
	sharing: ['one', 'two', 'three-or-more'],
	internet: ['wifi', 'phone-enough', 'phone-short', 'none'],
	printer: ['yes', 'no'],
	/** How one manages with the internet: what help is worth offering. */
	ease: ['alone', 'helped', 'not-yet'],
	/** When somebody may call. */
	moment: ['morning', 'midday', 'afternoon', 'evening'],
	channel: ['push', 'sms', 'call', 'paper'],
	/** A voice, or words to read. */
	reading: ['voice', 'text']
} as const;

export type Question = keyof typeof QUESTIONS;

/** Said by choice, to any question: it is an answer, and the question is not asked again. */
export const NOT_SAID = 'not-said';

export type AnswerOf<Q extends Question> = (typeof QUESTIONS)[Q][number] | typeof NOT_SAID;

/** What was answered, question by question; one that is missing was not asked yet. */
export type Diagnosis = { [Q in Question]?: AnswerOf<Q> };

/** In the order in which they are asked: what is there first, what it changes last. */
export const QUESTION_ORDER = Object.keys(QUESTIONS) as Question[];

export type BestChannel = (typeof QUESTIONS)['channel'][number];
export type BestMoment = (typeof QUESTIONS)['moment'][number];

/** Narrows an address to a question. */
export function isQuestion(name: string): name is Question {
	return Object.hasOwn(QUESTIONS, name);
}

/** Every answer to a question, "I'd rather not say" last. */
export function answersTo(question: Question): string[] {
	return [...QUESTIONS[question], NOT_SAID];
}

/** Narrows any value to a channel; null for none. */
export function channelOf(value: unknown): BestChannel | null {
	return QUESTIONS.channel.find((one) => one === value) ?? null;
}

/** Reads what is kept; what is no longer a question or an answer is left out. */
export function readDiagnosis(kept: unknown): Diagnosis {
	const given = (kept ?? {}) as Record<string, string>;
	return Object.fromEntries(
		QUESTION_ORDER.filter((q) => answersTo(q).includes(given[q] ?? '')).map((q) => [q, given[q]])
	);
}
