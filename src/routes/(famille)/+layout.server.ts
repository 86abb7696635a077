import { familyMessages } from '$lib/server/home/family-messages';
import { pageKeyOf, readCircleKey } from '$lib/server/home/page-key';
import { guardianOf } from './guardian-of';
import type { LayoutServerLoad } from './$types';

/** Who reads, in which language, and the words of the family's pages. */
export const load: LayoutServerLoad = async (event) => {
	const actor = guardianOf(event);
	const { locale } = event.locals;
	const circle = await readCircleKey(event.locals.app, actor);
	// The worker reads whose page it keeps, and of which children.
	event.setHeaders({ 'x-famille': circle });
	return {
		locale,
		messages: familyMessages(locale),
		isProvisional: actor.isProvisional,
		path: event.url.pathname,
		owner: pageKeyOf(actor),
		circle
	};
};
