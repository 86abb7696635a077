import { wordsInForce } from '$lib/server/wording/words-in-force';
import type { LayoutServerLoad } from './$types';

/** Words of a resource parent's pages. They are rendered here and never sent as data. */
const NAMESPACES = [
	'common',
	'resource-parent',
	'workshop',
	'help',
	'settings',
	'offline',
	'errors'
];

export const load: LayoutServerLoad = ({ locals, url, setHeaders }) => {
	// What a family agreed to show stays on no telephone: not even for the browser's "back" key.
	setHeaders({ 'cache-control': 'private, no-store' });
	const words = wordsInForce(locals.locale, NAMESPACES, []);
	locals.words = words;
	return {
		locale: words.locale,
		messages: words.messages,
		path: url.pathname,
		isSignedIn: locals.actor?.kind === 'resource-parent'
	};
};
