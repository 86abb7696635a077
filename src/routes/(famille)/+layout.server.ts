import { FAMILY_NAMESPACES } from '$lib/server/home/family-messages';
import { pageKeyOf, readPageCircle } from '$lib/server/home/page-key';
import { bankVoices } from '$lib/server/voice/bank-voices';
import { familyWords } from '$lib/server/wording/family-words';
import { guardianOf } from './guardian-of';
import type { LayoutServerLoad } from './$types';

/** Who reads, in which language, and the words of the family's pages. */
export const load: LayoutServerLoad = async (event) => {
	const actor = guardianOf(event);
	const { app } = event.locals;
	const circle = await readPageCircle(app, actor);
	const words = await familyWords(app, actor, FAMILY_NAMESPACES, circle.schools);
	event.locals.words = words;
	// The worker reads whose page it keeps, and of which children.
	event.setHeaders({ 'x-famille': circle.key });
	return {
		locale: words.locale,
		language: actor.locale,
		messages: words.messages,
		voices: await bankVoices(app, actor, actor.locale),
		isReviewed: words.isReviewed,
		isProvisional: actor.isProvisional,
		path: event.url.pathname,
		owner: pageKeyOf(actor),
		circle: circle.key
	};
};
