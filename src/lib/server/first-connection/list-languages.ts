import {
	AUTONYMS,
	directionOf,
	languageTag,
	LOCALES,
	localesFromHeader,
	type Language,
	type PreparedLocale
} from '../../domain/shared/locale';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';

/** A language to choose. */
export type LanguageLine = {
	locale: Language;
	lang: string;
	dir: 'ltr' | 'rtl';
	name: string;
	/** What is read aloud, and the name of the button that does; null where nobody wrote it. */
	welcome: { spoken: string; listen: string } | null;
	greeting: string | null;
};

/**
 * The languages to choose from, each in its own words: nobody can read the others'. Those that the
 * telephone announces come first: the list is long, and its reader's is nearly always there.
 * @param accepted the `Accept-Language` header
 * @param offered languages without words of ours, which a school of the family offers: they come first
 * @returns with each language where its welcome is read aloud, null where the server has no voice
 */
export function listLanguages(
	app: Pick<App, 'speech'>,
	accepted: string | null,
	offered: readonly PreparedLocale[] = []
): LanguageLine[] {
	const ordered = new Set([...localesFromHeader(accepted), ...LOCALES]);
	const shipped = [...ordered].map((locale) => {
		const t = serverTranslator(locale);
		return {
			locale,
			lang: languageTag(locale),
			dir: directionOf(locale),
			name: AUTONYMS[locale],
			welcome: { spoken: t('welcome:spoken'), listen: t('welcome:listen') },
			greeting: app.speech?.voiceOf(locale) ? `/voix/accueil/${locale}` : null
		};
	});
	const prepared = offered.map((locale) => ({
		locale,
		lang: languageTag(locale),
		dir: directionOf(locale),
		name: AUTONYMS[locale],
		welcome: null,
		greeting: null
	}));
	return [...prepared, ...shipped];
}
