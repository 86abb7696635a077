import { COMMON_NAME_WORDS } from './common-name-words';
import type { FoundSlot } from './slot';

/** Names of people, made ready to be looked for: their first word leads to all of their words. */
export type NameIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

const WORD = /[\p{L}\p{M}]+/gu;
/** What may stand between two words of a name, or between a first name and a family name. */
const WITHIN_NAME = /^(?:[\s\u00a0]|[\s\u00a0]?[-'’][\s\u00a0]?)$/u;
/** Titles: the capitalised words after them are a name, known or not. */
const TITLE = new Set([
	'm',
	'mm',
	'mme',
	'mmes',
	'mlle',
	'mr',
	'dr',
	'pr',
	'monsieur',
	'madame',
	'mademoiselle',
	'docteur',
	'maitre'
]);
/** What may follow a title and is no name: `Madame la Principale`, `Monsieur le Proviseur`. */
const OFFICE = new Set([
	'le',
	'la',
	'les',
	'l',
	'principal',
	'principale',
	'proviseur',
	'proviseure',
	'directeur',
	'directrice',
	'cpe',
	'monsieur',
	'madame'
]);
const SENTENCE_END = /(?:^|[.!?:;\n•–—-]\s*|["«“]\s*)$/u;

/**
 * Prepares the names of a school's people: first names and family names, each on its own, as its
 * export writes them. Done once for many texts.
 */
export function indexNames(names: Iterable<string>): NameIndex {
	const index = new Map<string, string[][]>();
	for (const name of new Set(names)) {
		const words = [...name.matchAll(WORD)].map(([word]) => fold(word));
		const [first] = words;
		if (!first || words.join('').length < 2) continue;
		const same = index.get(first);
		if (same) same.push(words);
		else index.set(first, [words]);
	}
	for (const same of index.values()) same.sort((a, b) => b.length - a.length);
	return index;
}

/**
 * The names of people in a text, whatever their capitals and accents: those of the index, and
 * whatever follows a title. A name that is also a French word counts only where it is written as a
 * name, or beside another one. First name and family name side by side are one.
 */
export function findNames(text: string, index: NameIndex): FoundSlot[] {
	const words = [...text.matchAll(WORD)].map(({ 0: word, index: start }) => ({
		word,
		folded: fold(word),
		start,
		end: start + word.length
	}));
	const isJoined = (n: number) =>
		n > 0 && n < words.length && WITHIN_NAME.test(text.slice(words[n - 1]!.end, words[n]!.start));
	/** Words that surely are of a name, and words that are if they stand beside one. */
	const sure = new Array<boolean>(words.length).fill(false);
	const maybe = new Array<boolean>(words.length).fill(false);
	for (let n = 0; n < words.length; n += 1) {
		const length = lengthOfName(words, n, index, isJoined);
		if (length > 0) {
			const isSure = length > 1 || isWrittenAsName(text, words[n]!);
			for (let k = n; k < n + length; k += 1) (isSure ? sure : maybe)[k] = true;
		}
		if (isTitle(text, words[n]!)) {
			for (let k = n + 1; followsTitle(text, words, k, n); k += 1) sure[k] = true;
		}
	}
	// One common word next to a name is of the name: Rose Marchand, Petit Jean.
	for (let n = 0; n < words.length; n += 1) {
		if (maybe[n] && isJoined(n) && sure[n - 1]) sure[n] = true;
	}
	for (let n = words.length - 1; n >= 0; n -= 1) {
		if (maybe[n] && isJoined(n + 1) && sure[n + 1]) sure[n] = true;
	}
	const found: FoundSlot[] = [];
	for (let n = 0; n < words.length; n += 1) {
		if (!sure[n]) continue;
		const { start } = words[n]!;
		while (isJoined(n + 1) && sure[n + 1]) n += 1;
		const { end } = words[n]!;
		found.push({ start, end, slot: { kind: 'name', source: text.slice(start, end) } });
	}
	return found;
}

type Word = { word: string; folded: string; start: number; end: number };

function lengthOfName(
	words: readonly Word[],
	at: number,
	index: NameIndex,
	isJoined: (n: number) => boolean
): number {
	const candidates = index.get(words[at]!.folded) ?? [];
	const fitting = candidates.find((name) =>
		name.every((word, k) => words[at + k]?.folded === word && (k === 0 || isJoined(at + k)))
	);
	return fitting?.length ?? 0;
}

/** Alone, a word of the language is a name when it has a capital that no sentence gives it. */
function isWrittenAsName(text: string, { word, folded, start }: Word): boolean {
	const hasCapital = /^\p{Lu}/u.test(word);
	if (folded.length < 3 && !hasCapital) return false;
	if (!COMMON_NAME_WORDS.has(folded)) return true;
	return (
		hasCapital && folded.length > 3 && !SENTENCE_END.test(text.slice(Math.max(0, start - 4), start))
	);
}

function isTitle(text: string, { folded, word, end }: Word): boolean {
	// `M` is a title with its point only.
	return TITLE.has(folded) && (folded !== 'm' || (word === 'M' && text[end] === '.'));
}

function followsTitle(text: string, words: readonly Word[], at: number, title: number): boolean {
	const [word, before] = [words[at], words[at - 1]];
	if (!word || !before || OFFICE.has(word.folded)) return false;
	const between = text.slice(before.end, word.start);
	const mayFollow = at === title + 1 ? /^\.?\s?$/u.test(between) : WITHIN_NAME.test(between);
	return mayFollow && /^\p{Lu}/u.test(word.word);
}

/** Without accents and capitals: `INÈS`, `Ines` and `inès` are one name. */
function fold(word: string): string {
	return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
