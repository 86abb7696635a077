import type { Language } from '../../domain/shared/locale';
import { mark, unmark } from '../../i18n/marked-words';
import { keepTranslator, translatorFor, type Messages } from '../../i18n/translator';

type Words = { language: Language; messages: Messages };

/**
 * Messages that are worded in one language as far as it is filled in, and in another for the rest,
 * each with its own plural rules. What is not in the language of the page is marked, so that the
 * page can say so.
 * @param own the words that there are, and their keys without plural form
 * @param page language of the page: one of the two
 */
export function mixedMessages(
	own: Words & { keys: ReadonlySet<string> },
	standIn: Words,
	page: Language
): Messages {
	const messages = { ...own.messages };
	const speak = translatorFor(own.language, own.messages);
	const fillIn = translatorFor(standIn.language, standIn.messages);
	keepTranslator(messages, (key, params) => {
		const isOwn = own.keys.has(key);
		const plain = params && withoutMarks(params);
		const words = isOwn ? speak(key, plain) : fillIn(key, plain);
		return (isOwn ? own.language : standIn.language) === page ? words : mark(words);
	});
	return messages;
}

/** Words that were put together from others are marked as one. */
function withoutMarks(params: Record<string, string | number>): Record<string, string | number> {
	return Object.fromEntries(
		Object.entries(params).map(([name, value]) => [
			name,
			typeof value === 'string' ? unmark(value) : value
		])
	);
}
