import { DEFAULT_LOCALE, languageTag, type Locale } from '../../domain/shared/locale';
import type { App } from '../app';
import { describeError } from '../describe-error';
import { wantTranslations } from '../translation/want-translations';

/** What a family wrote in its own words, and in which language. */
export type WrittenWords = { schoolId: string; locale: Locale; text: string };

/**
 * Asks for the French of what families wrote, once the school may read it. Nothing here holds an
 * answer back: a failure is logged, and the page of answers asks again.
 */
export async function wantAnswerInFrench(app: App, written: WrittenWords[]): Promise<void> {
	let hasWork = false;
	for (const { schoolId, locale, text } of written) {
		// Simplified French is French.
		if (languageTag(locale) === DEFAULT_LOCALE) continue;
		const texts = [{ text, formerText: null, isSensitive: false, isPersonal: true }];
		try {
			const wanted = { schoolId, from: locale, targets: [DEFAULT_LOCALE], texts };
			hasWork = (await wantTranslations(app, wanted)) || hasWork;
		} catch (error) {
			app.log.error({ schoolId, ...describeError(error) }, 'an answer was not put into French');
		}
	}
	if (hasWork) app.wake();
}
