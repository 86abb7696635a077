import { messagesFor } from '$lib/server/i18n/messages';
import type { LayoutServerLoad } from './$types';

/** Words of the pages without a session. They are rendered here and never sent as data. */
const NAMESPACES = [
	'common',
	'welcome',
	'first-connection',
	'errors',
	'offline',
	'privacy',
	'accessibility',
	'sms'
];

export const load: LayoutServerLoad = ({ locals }) => ({
	locale: locals.locale,
	messages: messagesFor(locals.locale, NAMESPACES)
});
