import { bonesOf, plainWords, soundOf } from './name-sounds';

/**
 * The keys by which a person is found, last name first: each word as it is, as it sounds (`=`) and
 * without its vowels (`~`), and the words of one name written together (Ben Ali, Benali).
 * @param names the last name, then the first name
 */
export function nameKeys(...names: string[]): string {
	const keys = names.flatMap((name) => {
		const words = plainWords(name);
		const pairs = words.slice(1).map((word, index) => words[index]! + word);
		return [...words, ...pairs, ...(words.length > 2 ? [words.join('')] : [])].map(keysOf);
	});
	return `${keys.join('')} `;
}

function keysOf(word: string): string {
	const sound = soundOf(word);
	const bones = bonesOf(sound);
	return ` ${word} =${sound}${bones ? ` ~${bones}` : ''}`;
}

/** One typed word: the pieces of keys that tell it, from the closest to the farthest. */
export type SoughtWord = readonly [
	whole: string[],
	beginning: string[],
	sound: string[],
	bones: string[]
];

/** What somebody typed to find a family. */
export type Sought = {
	words: SoughtWord[];
	/** Digits of a telephone as they follow its country or its first zero; null when none was typed. */
	digits: string | null;
};

const WORDS_MAX = 6;
/** Fewer digits than this are in everybody's number. */
const DIGITS_MIN = 3;
/** With as many consonants, the beginning of a name tells it: one is still typing. */
const BONES_BEGIN = 4;

/**
 * Reads what is typed in a search of families: names of parents or children in any order, digits of a
 * telephone, or both. Null when there is nothing to look for.
 */
export function readSought(typed: string): Sought | null {
	const numbers = typed.match(/[+\d][\d\s.\-/()\u00a0]*/g)?.join(' ') ?? '';
	const digits = phoneDigits(numbers);
	const words = plainWords(typed)
		.filter((word) => !/^\d+$/.test(word))
		.slice(0, WORDS_MAX);
	if (words.length === 0 && digits === null) return null;
	return { words: words.map((_, index) => soughtWord(words, index)), digits };
}

/** The same word alone, or written together with its neighbours: `ben ali` finds Benali. */
function soughtWord(words: string[], index: number): SoughtWord {
	const word = words[index]!;
	const together = [2, 3].flatMap((length) =>
		Array.from({ length }, (_, back) => words.slice(index - back, index - back + length))
			.filter((run, back) => run.length === length && index - back >= 0)
			.map((run) => run.join(''))
	);
	const all = [word, ...together];
	const bones = all.flatMap((one) => {
		const found = bonesOf(soundOf(one));
		return found === null ? [] : [` ~${found}${found.length >= BONES_BEGIN ? '' : ' '}`];
	});
	return [[` ${word} `], all.map((one) => ` ${one}`), all.map((one) => ` =${soundOf(one)}`), bones];
}

/** `06 39 98…`, `+33 6 39…` and `0033 6…` are one number. */
function phoneDigits(typed: string): string | null {
	const bare = typed.replace(/[^\d+]/g, '');
	const isInternational = /^(\+|00)/.test(bare);
	const digits = bare.replace(/\D/g, '').replace(/^00/, '');
	const national =
		isInternational || digits.length > 10 ? digits.replace(/^33/, '') : digits.replace(/^0/, '');
	return national.length >= DIGITS_MIN ? national.replace(/^0/, '') : null;
}

/**
 * How close the keys of a family are to what is sought: 0 when every word is there as it was typed,
 * more the farther they are; null when it is another family. The search in the database says the same.
 * @param keys keys of the parent and of her children, one after the other
 * @param mobile E.164
 */
export function closeness(sought: Sought, keys: string, mobile: string | null): number | null {
	if (sought.digits !== null && !mobile?.includes(sought.digits)) return null;
	let sum = 0;
	for (const word of sought.words) {
		const rank = word.findIndex((pieces) => pieces.some((piece) => keys.includes(piece)));
		if (rank < 0) return null;
		sum += rank;
	}
	return sum;
}
