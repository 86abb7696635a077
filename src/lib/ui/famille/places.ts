import type { HomeCard } from '$lib/domain/home/home';
import type { PictogramName } from '../pictogram/pictogram';

/** One of the places at the bottom of every family page. */
export type Place = { href: string; picture: PictogramName; word: string };

const HOME: Place = { href: '/', picture: 'home', word: 'common:nav.home' };
const HELP: Place = { href: '/aide', picture: 'help', word: 'common:nav.help' };

/** Four places at most; a session opened by a letter alone has workshops and help only. */
export function placesOf(isProvisional: boolean): Place[] {
	return isProvisional
		? [HOME, { href: '/ateliers', picture: 'workshop', word: 'common:nav.workshops' }, HELP]
		: [
				HOME,
				{ href: '/devoirs', picture: 'homework', word: 'common:nav.homework' },
				{ href: '/messages', picture: 'message', word: 'common:nav.messages' },
				HELP
			];
}

/** The page that says more of a card; null when the card says all of it. */
export function detailOf(card: HomeCard): string | null {
	if (card.isTakenBack) return null;
	if (card.kind === 'message') return `/messages/${card.itemId}`;
	if (card.kind === 'workshop') return `/ateliers/${card.itemId}`;
	if (card.kind === 'homework') return '/devoirs';
	return null;
}
