import { LANGUAGES, type Language, type Locale } from '../../domain/shared/locale';
import { translatorFor, type Messages, type Translate } from '../../i18n/translator';

const files = import.meta.glob<object>('/messages/*/*.json', { eager: true, import: 'default' });

/** What ships, by language; a language that is prepared has something once a speaker's words came back. */
const byLanguage = new Map<Language, Messages>(LANGUAGES.map((language) => [language, {}]));
for (const [path, content] of Object.entries(files)) {
	const [, , language, file] = path.split('/') as [string, string, Language, string];
	const messages = byLanguage.get(language);
	if (messages) messages[file.replace('.json', '')] = content;
}

/** All the words that ship in a language, by namespace. Nobody changes them. */
export function shippedMessages(language: Language): Messages {
	return byLanguage.get(language)!;
}

const subsets = new Map<string, Messages>();

/**
 * The words of a language for the namespaces named. The same object each time, so that the
 * translator made from it is kept.
 */
export function messagesFor(locale: Locale, namespaces: readonly string[]): Messages {
	const key = `${locale}/${namespaces.join()}`;
	let subset = subsets.get(key);
	if (!subset) {
		const all = byLanguage.get(locale)!;
		subset = Object.fromEntries(namespaces.flatMap((n) => (all[n] ? [[n, all[n]]] : [])));
		subsets.set(key, subset);
	}
	return subset;
}

/** A translator over every namespace: for what the server words itself (notifications, letters). */
export function serverTranslator(locale: Locale): Translate {
	return translatorFor(locale, byLanguage.get(locale)!);
}

/**
 * The words of the back-office: every namespace whose name begins with `mediation`, errors, and
 * the ready sentences that staff choose from, with the themes of workshops. Those of commands stay on the server.
 * @param locale French or English
 */
export function staffMessages(locale: Locale): Messages {
	const names = Object.keys(byLanguage.get(locale)!);
	return messagesFor(
		locale,
		names.filter(
			(name) =>
				(name.startsWith('mediation') && name !== 'mediation-command') ||
				name === 'errors' ||
				name === 'ready' ||
				name === 'workshop'
		)
	);
}
