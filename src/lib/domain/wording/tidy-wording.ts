import { languageTag, type Language } from '../shared/locale';

/**
 * Words as they are kept: composed the same way (NFC), with line feeds, without spaces around. French
 * also gets its curved apostrophes, and its signs stay on the line of their word.
 */
export function tidyWording(language: Language, text: string): string {
	const plain = text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
	if (languageTag(language) !== 'fr') return plain;
	return plain
		.replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
		.replace(/(?<=\S) (?=[:;?!»])/g, '\u00a0')
		.replaceAll('« ', '«\u00a0');
}
