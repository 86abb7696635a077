import { and, inArray, isNotNull } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { DEFAULT_LOCALE, languageTag, type Locale } from '../../domain/shared/locale';
import type { App } from '../app';
import { familyWriting } from '../db/schema/item';
import { describeError } from '../describe-error';
import { wantTranslations } from '../translation/want-translations';

/**
 * Asks for the French of what families wrote in their own words, once the school may read it. Nothing
 * here holds an answer back: a failure is logged, and the page of answers asks again.
 *
 * @param writingIds of writings that were released
 */
export async function wantAnswersInFrench(app: App, writingIds: string[]): Promise<void> {
	if (writingIds.length === 0) return;
	let hasWork = false;
	try {
		const written = await app.db.transaction(SYSTEM, (tx) =>
			tx
				.select()
				.from(familyWriting)
				.where(and(inArray(familyWriting.id, writingIds), isNotNull(familyWriting.text)))
		);
		for (const { schoolId, locale, text } of written) {
			// Simplified French is French.
			if (languageTag(locale as Locale) === DEFAULT_LOCALE) continue;
			const asked = await wantTranslations(app, {
				schoolId,
				from: locale as Locale,
				targets: [DEFAULT_LOCALE],
				texts: [{ text: text!, formerText: null, isSensitive: false, isPersonal: true }]
			});
			hasWork ||= asked;
		}
	} catch (error) {
		app.log.error(describeError(error), 'answers were not put into French');
	}
	if (hasWork) app.wake();
}
