import type { Locale } from '../../domain/shared/locale';
import type { Messages } from '../../i18n/translator';
import { messagesFor } from '../i18n/messages';

const NAMESPACES = [
	'common',
	'home',
	'absence',
	'answer',
	'homework',
	'message',
	'workshop',
	'help',
	'settings',
	'ready',
	'translation',
	'offline',
	'errors'
];

/** The words of the family's pages. They are rendered on the server and never sent as data. */
export function familyMessages(locale: Locale): Messages {
	return messagesFor(locale, NAMESPACES);
}
