import {
	AUTONYMS,
	directionOf,
	languageTag,
	LOCALES,
	localesFromHeader
} from '../../domain/shared/locale';
import { serverTranslator } from '../i18n/messages';

/**
 * The languages to choose from, each in its own words: nobody can read the others'. Those that the
 * telephone announces come first: the list is long, and its reader's is nearly always there.
 * @param accepted the `Accept-Language` header
 */
export function listLanguages(accepted: string | null) {
	const ordered = new Set([...localesFromHeader(accepted), ...LOCALES]);
	return [...ordered].map((locale) => {
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
