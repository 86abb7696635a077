import { addressOf, bodyKeyOf, type News } from '../../domain/delivery/notification';
import type { PushPayload } from '../../domain/delivery/push-payload';
import {
	DEFAULT_LOCALE,
	directionOf,
	isLocale,
	languageTag,
	type Locale
} from '../../domain/shared/locale';
import { serverTranslator } from '../i18n/messages';

/**
 * The words of a notification, in the reader's language: which school writes, and what kind of
 * thing it is. French, and marked as French, for a language whose words are not there.
 */
export function wordNotification(
	news: readonly News[],
	to: { locale: string; schoolName: string }
): Omit<PushPayload, 'tag' | 'closesAt' | 'delivery'> {
	const locale = isLocale(to.locale) ? to.locale : DEFAULT_LOCALE;
	const { title, body, spoken } = keptWords(locale, bodyKeyOf(news), to.schoolName);
	return {
		title,
		body,
		url: addressOf(news),
		lang: languageTag(spoken),
		dir: directionOf(spoken)
	};
}

/** An opening says the same few sentences to everybody. */
const kept = new Map<string, ReturnType<typeof wordsIn>>();
const KEPT = 2_000;

function keptWords(locale: Locale, key: string, school: string): ReturnType<typeof wordsIn> {
	const name = `${locale} ${key} ${school}`;
	const known = kept.get(name);
	if (known) return known;
	if (kept.size >= KEPT) kept.clear();
	const words = wordsIn(locale, key, school);
	kept.set(name, words);
	return words;
}

function wordsIn(locale: Locale, key: string, school: string) {
	const say = (spoken: Locale) => {
		const t = serverTranslator(spoken);
		return {
			title: t('notification:title', { school }),
			body: t(`notification:body.${key}`),
			spoken
		};
	};
	try {
		return say(locale);
	} catch (error) {
		if (locale === DEFAULT_LOCALE) throw error;
		return say(DEFAULT_LOCALE);
	}
}
