import {
	AUTONYMS,
	directionOf,
	languageTag,
	LOCALES,
	localesFromHeader
} from '../../domain/shared/locale';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';

/**
 * The languages to choose from, each in its own words: nobody can read the others'. Those that the
 * telephone announces come first: the list is long, and its reader's is nearly always there.
 * @param accepted the `Accept-Language` header
 * @returns with each language where its welcome is read aloud, null where the server has no voice
 */
export function listLanguages(app: Pick<App, 'speech'>, accepted: string | null) {
	const ordered = new Set([...localesFromHeader(accepted), ...LOCALES]);
	return [...ordered].map((locale) => {
		const t = serverTranslator(locale);
		return {
			locale,
			lang: languageTag(locale),
			dir: directionOf(locale),
			name: AUTONYMS[locale],
			spoken: t('welcome:spoken'),
			listen: t('welcome:listen'),
			greeting: app.speech?.voiceOf(locale) ? `/voix/accueil/${locale}` : null
		};
	});
}
