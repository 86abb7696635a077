import { createHash } from 'node:crypto';
import { DEFAULT_LOCALE, type Language } from '../../domain/shared/locale';
import { frenchOf, unitsOf, type WordingUnit } from '../../domain/wording/wording-unit';
import { flatWords } from '../i18n/change-words';
import { shippedMessages } from '../i18n/messages';

/** The words of families that ship in a language: its pages, letters, messages. Staff's are not in. */
export function shippedWords(language: Language): ReadonlyMap<string, string> {
	let words = kept.get(language);
	if (!words) {
		const all = Object.entries(shippedMessages(language));
		words = flatWords(Object.fromEntries(all.filter(([name]) => !name.startsWith('mediation'))));
		kept.set(language, words);
	}
	return words;
}
const kept = new Map<Language, ReadonlyMap<string, string>>();

/** A sentence of the family side, and what its French is known by. */
export type FamilyString = WordingUnit & {
	/** SHA-256 of the French, in hexadecimal: words made from another French are stale. */
	sourceHash: string;
};

/** Every sentence that a language must have, in the order of the French files. */
export const FAMILY_STRINGS: readonly FamilyString[] = unitsOf(shippedWords(DEFAULT_LOCALE)).map(
	(unit) => ({ ...unit, sourceHash: createHash('sha256').update(frenchOf(unit)).digest('hex') })
);

/** The same by key, without plural form. */
export const FAMILY_STRING_OF: ReadonlyMap<string, FamilyString> = new Map(
	FAMILY_STRINGS.map((unit) => [unit.key, unit])
);
