import { error } from '@sveltejs/kit';
import { isSchoolWord } from '$lib/domain/school-words/dictionary';
import { DEFAULT_LOCALE } from '$lib/domain/shared/locale';
import { serverTranslator } from '$lib/server/i18n/messages';
import { guardianOf } from '../../guardian-of';
import type { PageServerLoad } from './$types';

/** A word of French school. For everybody who is signed in, a letter's provisional session too. */
export const load: PageServerLoad = (event) => {
	guardianOf(event);
	const { word } = event.params;
	if (!isSchoolWord(word)) error(404, 'not-found');
	return { word, french: serverTranslator(DEFAULT_LOCALE)(`words:name.${word}`) };
};
