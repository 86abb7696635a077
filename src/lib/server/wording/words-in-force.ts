import {
	isPrepared,
	shippedLocaleOf,
	type Language,
	type PreparedLocale
} from '../../domain/shared/locale';
import { keysOf, namespaceOf } from '../../domain/wording/wording-unit';
import { translatorFor, type Messages, type Translate } from '../../i18n/translator';
import { changeWords } from '../i18n/change-words';
import { messagesFor, shippedMessages } from '../i18n/messages';
import { FAMILY_STRINGS, shippedWords } from './family-strings';
import { mixedMessages } from './mixed-messages';
import type { SchoolWording } from './school-wording';

/** The words of a page, and what it has to say of them. */
export type PageWords = {
	/** Language of the page: of most of its words, its dates and its lists. */
	locale: Language;
	messages: Messages;
	/** Language of the words that are not of the page's; null when all are. */
	other: Language | null;
};

/** Pages differ by language, place and version of the words; what nobody reads any more goes. */
const KEPT = 300;
const kept = new Map<string, PageWords>();

/**
 * The words of a language for families of these schools, the first school's before the others'. The
 * same object each time, so that the translator made from it is kept.
 */
export function wordsInForce(
	language: Language,
	namespaces: readonly string[],
	schools: readonly SchoolWording[]
): PageWords {
	const stamps = schools.map(({ stamp }) => stamp).join();
	const key = `${language}/${namespaces.join()}/${stamps}`;
	let words = kept.get(key);
	if (!words) {
		words = isPrepared(language)
			? preparedWords(language, namespaces, schools)
			: shippedAnd(language, namespaces, schools);
		if (kept.size >= KEPT) kept.clear();
		kept.set(key, words);
	}
	return words;
}

function shippedAnd(
	language: Exclude<Language, PreparedLocale>,
	namespaces: readonly string[],
	schools: readonly SchoolWording[]
): PageWords {
	const shipped = shippedWords(language);
	const changed = [...wordsOfSchools(language, schools)].filter(
		([key, text]) => shipped.get(key) !== text
	);
	const messages = changeWords(messagesFor(language, namespaces), new Map(changed));
	return { locale: language, messages, other: null };
}

/** What is filled in, and simple French for the rest. The page is of the language that says most. */
function preparedWords(
	language: PreparedLocale,
	namespaces: readonly string[],
	schools: readonly SchoolWording[]
): PageWords {
	const standIn = wordsInForce(shippedLocaleOf(language), namespaces, schools);
	const own = ownWords(language, schools);
	const filled = FAMILY_STRINGS.filter(({ key }) => own.keys.has(key)).length;
	if (filled === 0) return standIn;
	const isMostlyOwn = filled * 2 >= FAMILY_STRINGS.length;
	const empty = Object.fromEntries(namespaces.map((name) => [name, {}]));
	const messages = mixedMessages(
		{ language, messages: changeWords(empty, own.words), keys: own.keys },
		{ language: standIn.locale, messages: standIn.messages },
		isMostlyOwn ? language : standIn.locale
	);
	return isMostlyOwn
		? { locale: language, messages, other: standIn.locale }
		: { locale: standIn.locale, messages, other: language };
}

/** Words of a language that is prepared, whole sentences only: what ships, and what schools filled. */
function ownWords(language: PreparedLocale, schools: readonly SchoolWording[]) {
	const all = new Map([...shippedWords(language), ...wordsOfSchools(language, schools)]);
	const units = FAMILY_STRINGS.filter((unit) =>
		keysOf(unit, language).every((key) => all.has(key))
	);
	const words = units.flatMap((unit) =>
		keysOf(unit, language).map((key) => [key, all.get(key)!] as const)
	);
	return { keys: new Set(units.map(({ key }) => key)), words: new Map(words) };
}

function wordsOfSchools(
	language: Language,
	schools: readonly SchoolWording[]
): ReadonlyMap<string, string> {
	return new Map(schools.toReversed().flatMap(({ words }) => [...(words.get(language) ?? [])]));
}

/**
 * A translator for what the server words itself for families of a school: notifications, short
 * messages, letters. A language that is prepared speaks once all of these words are filled in and
 * the school offers it; until then it is simple French.
 * @param namespaces those that the text is made of
 */
export function schoolTranslator(
	language: Language,
	namespaces: readonly string[],
	school: SchoolWording
): { t: Translate; locale: Language } {
	const spoken =
		isPrepared(language) && !speaksAll(language, namespaces, school)
			? shippedLocaleOf(language)
			: language;
	const all = Object.keys(shippedMessages(shippedLocaleOf(spoken)));
	const names = all.filter((name) => !name.startsWith('mediation'));
	const { messages } = wordsInForce(spoken, isPrepared(spoken) ? namespaces : names, [school]);
	return { t: translatorFor(spoken, messages), locale: spoken };
}

function speaksAll(
	language: PreparedLocale,
	namespaces: readonly string[],
	school: SchoolWording
): boolean {
	if (!school.offered.has(language)) return false;
	const { keys } = ownWords(language, [school]);
	return FAMILY_STRINGS.every(({ key }) => !namespaces.includes(namespaceOf(key)) || keys.has(key));
}
