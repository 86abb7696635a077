import { familyMessages } from '$lib/server/home/family-messages';
import { pageKeyOf } from '$lib/server/home/page-key';
import { guardianOf } from './guardian-of';
import type { LayoutServerLoad } from './$types';

/** Who reads, in which language, and the words of the family's pages. */
export const load: LayoutServerLoad = (event) => {
	const actor = guardianOf(event);
	const { locale } = event.locals;
	const owner = pageKeyOf(actor);
	// The worker reads whose page it keeps.
	event.setHeaders({ 'x-famille': owner });
	return {
		locale,
		messages: familyMessages(locale),
		isProvisional: actor.isProvisional,
		path: event.url.pathname,
		owner
	};
};
