import type { Language } from '../shared/locale';
import { shareInScript } from '../translation/scripts';
import { formOf, slotsOf, wordsOf } from './wording-key';
import { keysOf, type WordingUnit } from './wording-unit';

/** Characters of a translation for one of French: Arabic is terse, simple French explains. */
const LENGTH = { least: 0.35, most: 2.4, more: 12 };
/** A Chinese character is a word or nearly; a character of Ge'ez is a syllable. */
const LEAST: Partial<Record<Language, number>> = { zh: 0.13, ti: 0.25 };
/** What a word of school is called: an acronym of three letters is said in full elsewhere. */
const WORD_NAME = /^words:name\./;
const LONGEST_NAME = 42;
/** French shorter than this may be said in one letter elsewhere. */
const SHORT = 20;
/** Names and numbers aside, what is written in the script of the language. */
const OWN_SCRIPT = 0.75;
/**
 * Characters that are not seen: controls, marks of direction, unassigned and private ones. Joiners
 * belong to Persian and Bengali; a soft hyphen cuts a long word; a line feed may be in the French.
 */
const HIDDEN = /[^\P{C}\n\u00ad\u200c\u200d]|[\u2028\u2029]/u;
/** French with lines of its own, or a short message, whose link may stand on a line apart. */
const MAY_BREAK = /\n|\{\{link\}\}/;
/** Forms that may say one or two, or none, without a figure. */
const COUNTLESS = new Set(['zero', 'one', 'two']);

/** Why words cannot be shown: what is wrong, at which key, and with which slots. */
export type WordingFault = {
	key: string;
	code:
		| 'wording.empty'
		| 'wording.hidden-character'
		| 'wording.new-line'
		| 'wording.broken-slot'
		| 'wording.lost-slot'
		| 'wording.other-slot'
		| 'wording.wrong-script'
		| 'wording.too-long'
		| 'wording.too-short';
	slots?: string[];
};

/**
 * Whether words may stand for a sentence of the interface: in every plural form of the language, with
 * the same slots, in its script, of a length that a small screen has room for, and nothing hidden.
 * The same rule holds for the words that ship and for those of a school's speaker.
 *
 * @param texts the words, by key with plural form
 * @returns everything that is wrong, at most one fault a key; nothing when all is right
 */
export function checkWording(
	language: Language,
	unit: WordingUnit,
	texts: ReadonlyMap<string, string>
): WordingFault[] {
	return keysOf(unit, language).flatMap((key) => {
		const fault = faultOf(language, unit, key, texts.get(key) ?? '');
		return fault ? [{ key, ...fault }] : [];
	});
}

function faultOf(
	language: Language,
	unit: WordingUnit,
	key: string,
	text: string
): Omit<WordingFault, 'key'> | null {
	if (text.trim() === '') return { code: 'wording.empty' };
	if (HIDDEN.test(text)) return { code: 'wording.hidden-character' };
	if (text.includes('\n') && !MAY_BREAK.test(unit.french)) return { code: 'wording.new-line' };
	return (
		slotFault(unit, key, text) ?? scriptFault(language, text) ?? lengthFault(language, unit, text)
	);
}

function slotFault(unit: WordingUnit, key: string, text: string): Omit<WordingFault, 'key'> | null {
	const [own, french] = [slotsOf(text), slotsOf(unit.french)];
	const mayLack = (slot: string) =>
		unit.isPlural && slot === 'count' && COUNTLESS.has(formOf(key) ?? '');
	const lost = french.filter((slot) => !own.includes(slot) && !mayLack(slot));
	if (lost.length > 0) return { code: 'wording.lost-slot', slots: lost };
	const other = own.filter((slot) => !french.includes(slot));
	if (other.length > 0) return { code: 'wording.other-slot', slots: other };
	// What is left of braces, and what i18next would read as a key or a format, is no words.
	const rest = own.reduce((left, slot) => left.replaceAll(`{{${slot}}}`, ''), text);
	return /[{}]|\$t\(/.test(rest) ? { code: 'wording.broken-slot' } : null;
}

function scriptFault(language: Language, text: string): Omit<WordingFault, 'key'> | null {
	const share = shareInScript(wordsOf(text), language);
	return share !== null && share < OWN_SCRIPT ? { code: 'wording.wrong-script' } : null;
}

function lengthFault(
	language: Language,
	{ key, french }: WordingUnit,
	text: string
): Omit<WordingFault, 'key'> | null {
	if (WORD_NAME.test(key)) {
		return text.length > LONGEST_NAME ? { code: 'wording.too-long' } : null;
	}
	if (text.length > mostLetters(french)) return { code: 'wording.too-long' };
	const least = LEAST[language] ?? LENGTH.least;
	const isShort = french.length > SHORT && text.length < french.length * least;
	return isShort ? { code: 'wording.too-short' } : null;
}

/** How many characters words for a French sentence may have. */
export function mostLetters(french: string): number {
	return Math.floor(french.length * LENGTH.most + LENGTH.more);
}
