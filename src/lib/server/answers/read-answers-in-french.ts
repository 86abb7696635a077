import { DEFAULT_LOCALE, languageTag, type Locale } from '../../domain/shared/locale';
import type { ReadText } from '../../domain/translation/read-text';
import type { App } from '../app';
import { translationsOf } from '../translation/translation-of';

/** What somebody wrote, and in which language. */
type Written = { words: string | null; locale: Locale };

/**
 * What families wrote as the school reads it: in French when there is a translation, and as it was
 * written. In the order of the answers; null for those without words. Texts of one language are
 * looked up together.
 */
export async function readAnswersInFrench(
	app: App,
	schoolId: string,
	answers: readonly Written[]
): Promise<(ReadText | null)[]> {
	const byLocale = Map.groupBy(
		answers.filter(({ words }) => words !== null),
		({ locale }) => locale
	);
	const read = new Map<Written, ReadText>();
	for (const [locale, written] of byLocale) {
		// Simplified French is French: nothing is asked for.
		const from = languageTag(locale) === DEFAULT_LOCALE ? DEFAULT_LOCALE : locale;
		const texts = written.map(({ words }) => ({
			text: words!,
			formerText: null,
			isSensitive: false,
			isPersonal: true
		}));
		const found = await translationsOf(app, { schoolId, from, to: DEFAULT_LOCALE, texts });
		written.forEach((one, n) => read.set(one, found[n]!));
	}
	return answers.map((one) => read.get(one) ?? null);
}
