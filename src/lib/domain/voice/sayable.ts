import type { Locale } from '../shared/locale';

/** Marks of direction and joiners of other scripts' sake: seen by nobody, stumbled upon by voices. */
const UNSEEN = /[\u0000-\u001f\u007f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PICTURES = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3]/gu;

/** What French people write short and say long. Narrow and no-break spaces are spaces by then. */
const FRENCH: [RegExp, string][] = [
	[/(\d) ?h ?(\d\d)\b/g, '$1 heures $2'],
	[/(\d) ?h\b/g, '$1 heures'],
	[/\b1 heures\b/g, '1 heure'],
	[/\bM\. ?(?=\p{Lu})/gu, 'Monsieur '],
	[/\bMM\. ?(?=\p{Lu})/gu, 'Messieurs '],
	[/\b([2-6])e\b/g, '$1ième']
];

/**
 * Words as a synthesised voice has to be given them: nothing unseen, no small pictures, hours and
 * titles at length where the voice would spell them. The empty text when there is nothing to say.
 */
export function sayable(text: string, locale: Locale): string {
	let words = text.normalize('NFC').replace(PICTURES, ' ').replace(UNSEEN, ' ');
	words = words.replace(/\s+/g, ' ').trim();
	if (locale === 'fr' || locale === 'fr-simple') {
		for (const [short, long] of FRENCH) words = words.replace(short, long);
	}
	// The Ukrainian voice names the sign between hours and minutes.
	if (locale === 'uk') words = words.replace(/(\d):(\d\d)\b/g, '$1 $2');
	return /[\p{L}\p{N}]/u.test(words) ? words : '';
}
