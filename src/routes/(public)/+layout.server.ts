import { readPageCircle } from '$lib/server/home/page-key';
import { familyWords } from '$lib/server/wording/family-words';
import { wordsInForce } from '$lib/server/wording/words-in-force';
import type { LayoutServerLoad } from './$types';

/** Words of the pages without a session. They are rendered here and never sent as data. */
const NAMESPACES = [
	'common',
	'welcome',
	'first-connection',
	'identity',
	'errors',
	'offline',
	'privacy',
	'accessibility',
	'sms',
	'facilitator'
];

/** Somebody who is signed in reads the words of her schools here too. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { app, actor, locale } = locals;
	const words =
		actor?.kind === 'guardian'
			? await familyWords(app, actor, NAMESPACES, (await readPageCircle(app, actor)).schools)
			: wordsInForce(locale, NAMESPACES, []);
	locals.words = words;
	return { locale: words.locale, messages: words.messages };
};
