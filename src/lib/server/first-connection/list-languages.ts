import { AUTONYMS, directionOf, languageTag, LOCALES } from '../../domain/shared/locale';
import { serverTranslator } from '../i18n/messages';

/** The languages to choose from, each in its own words: nobody can read the others'. */
export function listLanguages() {
	return LOCALES.map((locale) => {
		const t = serverTranslator(locale);
		return {
			locale,
			lang: languageTag(locale),
			dir: directionOf(locale),
			name: AUTONYMS[locale],
			spoken: t('welcome:spoken'),
			listen: t('welcome:listen')
		};
	});
}
