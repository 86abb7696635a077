import { dayOf } from '../message/ready-sentence';
import type { HomeCard } from './home';

const RANK = { answer: 0, news: 1, homework: 2, appointment: 3, workshop: 4, message: 5 } as const;

/** Whether a card waits for the parent: an absence that nobody explained. */
export function asksForAnswer(card: HomeCard): boolean {
	return card.kind === 'absence' && !card.answer && !card.isTakenBack;
}

/** What asks for an answer, then what happened, what to do next, what is offered, what was said. */
function rankOf(card: HomeCard): number {
	if (asksForAnswer(card)) return RANK.answer;
	if (card.kind === 'absence' || card.kind === 'lateness') return RANK.news;
	return comingDay(card) === null ? RANK[card.kind] : RANK.appointment;
}

/** The day, still to come, for which a ready sentence asks something: an appointment, a loan, a paper. */
function comingDay(card: HomeCard): string | null {
	if (card.kind !== 'message' || !card.ready || card.isTakenBack) return null;
	const day = dayOf(card.ready);
	return day !== null && day >= card.school.today ? day : null;
}

/** Inside a rank: what comes by the day it comes, the rest newest first. */
function keyOf(card: HomeCard): number {
	const day = comingDay(card);
	if (day !== null) return Date.parse(day);
	if (card.kind === 'homework') return Date.parse(card.dueOn);
	if (card.kind === 'workshop') {
		const at = card.startsAt.getTime();
		// What is over comes last, the latest first.
		return card.day < card.school.today ? Number.MAX_SAFE_INTEGER - at : at;
	}
	return -card.releasedAt.getTime();
}

/** The cards of the home in the order in which they matter (DESIGN: what asks comes first). */
export function arrangeCards(cards: HomeCard[]): HomeCard[] {
	return [...cards].sort((a, b) => rankOf(a) - rankOf(b) || keyOf(a) - keyOf(b));
}
