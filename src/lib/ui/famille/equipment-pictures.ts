import { NOT_SAID, type Question } from '$lib/domain/equipment/diagnosis';
import type { PictogramName } from '../pictogram/pictogram';

/** The picture of each question: what it is about. */
export const pictureOfQuestion: Record<Question, PictogramName> = {
	device: 'school',
	sharing: 'child',
	internet: 'wifi',
	printer: 'printer',
	ease: 'use-internet',
	moment: 'hour',
	channel: 'message',
	reading: 'eye'
};

/** The picture of each answer, by question; a number of children is drawn as that many. */
const pictures: Record<Question, Record<string, PictogramName>> = {
	device: { none: 'no', phone: 'device', tablet: 'tablet', computer: 'computer' },
	sharing: { one: 'child', two: 'child', 'three-or-more': 'child' },
	internet: {
		wifi: 'wifi',
		'phone-enough': 'data-enough',
		'phone-short': 'data-short',
		none: 'no-network'
	},
	printer: { yes: 'yes', no: 'no' },
	ease: { alone: 'alone', helped: 'helped', 'not-yet': 'not-yet' },
	moment: { morning: 'morning', midday: 'midday', afternoon: 'afternoon', evening: 'evening' },
	channel: { push: 'notification', sms: 'sms', call: 'call-me', paper: 'letter' },
	reading: { voice: 'listen', text: 'to-read' }
};

const TIMES: Record<string, number> = { two: 2, 'three-or-more': 3 };

/** What is drawn for an answer: one picture, or a number of children. */
export function picturesOfAnswer(question: Question, answer: string): PictogramName[] {
	if (answer === NOT_SAID) return ['not-said'];
	const picture = pictures[question][answer]!;
	const times = question === 'sharing' ? (TIMES[answer] ?? 1) : 1;
	return Array.from({ length: times }, () => picture);
}

/** The key of an answer's words: one way not to say, whatever the question. */
export function keyOfAnswer(question: Question, answer: string): string {
	return answer === NOT_SAID ? 'equipment:not-said' : `equipment:answers.${question}.${answer}`;
}
