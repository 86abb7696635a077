import type { HomeCard } from './home';

const RANK = { answer: 0, news: 1, homework: 2, workshop: 3, message: 4 } as const;

/** Whether a card waits for the parent: an absence that nobody explained. */
export function asksForAnswer(card: HomeCard): boolean {
	return card.kind === 'absence' && !card.answer && !card.isTakenBack;
}

/** What asks for an answer, then what happened, what to do next, what is offered, what was said. */
function rankOf(card: HomeCard): number {
	if (asksForAnswer(card)) return RANK.answer;
	if (card.kind === 'absence' || card.kind === 'lateness') return RANK.news;
	return RANK[card.kind];
}

/** Inside a rank: homework and workshops by the day they come, the rest newest first. */
function keyOf(card: HomeCard): number {
	if (card.kind === 'homework') return Date.parse(card.dueOn);
	if (card.kind === 'workshop') return card.startsAt.getTime();
	return -card.releasedAt.getTime();
}

/** The cards of the home in the order in which they matter (DESIGN: what asks comes first). */
export function arrangeCards(cards: HomeCard[]): HomeCard[] {
	return [...cards].sort((a, b) => rankOf(a) - rankOf(b) || keyOf(a) - keyOf(b));
}
