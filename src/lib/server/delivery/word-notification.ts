import { addressOf, bodyKeyOf, type News } from '../../domain/delivery/notification';
import type { PushPayload } from '../../domain/delivery/push-payload';
import {
	DEFAULT_LOCALE,
	directionOf,
	isLanguage,
	languageTag,
	type Language
} from '../../domain/shared/locale';
import type { SchoolWording } from '../wording/school-wording';
import { schoolTranslator } from '../wording/words-in-force';

/**
 * The words of a notification, in the reader's language: which school writes, and what kind of
 * thing it is, as the school's own speakers say it. French, and marked as French, for a language
 * whose words are not there.
 */
export function wordNotification(
	news: readonly News[],
	to: { locale: string; schoolName: string; wording: SchoolWording }
): Omit<PushPayload, 'tag' | 'closesAt' | 'delivery'> {
	const locale = isLanguage(to.locale) ? to.locale : DEFAULT_LOCALE;
	const { title, body, spoken } = keptWords(locale, bodyKeyOf(news), to);
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

type Writer = Pick<Parameters<typeof wordNotification>[1], 'schoolName' | 'wording'>;

function keptWords(locale: Language, key: string, writer: Writer): ReturnType<typeof wordsIn> {
	const name = `${locale} ${key} ${writer.wording.stamp} ${writer.schoolName}`;
	const known = kept.get(name);
	if (known) return known;
	if (kept.size >= KEPT) kept.clear();
	const words = wordsIn(locale, key, writer);
	kept.set(name, words);
	return words;
}

function wordsIn(locale: Language, key: string, { schoolName, wording }: Writer) {
	const say = (language: Language) => {
		const { t, locale: spoken } = schoolTranslator(language, ['notification'], wording);
		return {
			title: t('notification:title', { school: schoolName }),
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
