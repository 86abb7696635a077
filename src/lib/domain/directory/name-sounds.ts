/**
 * How names are folded so that a search finds them however they are spelt. The same rules are in the
 * database (function `name_keys`), where the keys of names are kept; an integration test compares the
 * two. Patterns are those that JavaScript and PostgreSQL read alike, for words of plain letters.
 */

/** Letters that Unicode does not take apart, of names met in French schools. */
export const WHOLE_LETTERS: readonly (readonly [letter: string, plain: string])[] = [
	['œ', 'oe'],
	['Œ', 'oe'],
	['æ', 'ae'],
	['Æ', 'ae'],
	['ß', 'ss'],
	['ı', 'i'],
	['ø', 'o'],
	['Ø', 'o'],
	['ł', 'l'],
	['Ł', 'l'],
	['đ', 'd'],
	['Đ', 'd'],
	['ə', 'e'],
	['Ə', 'e']
];

/** What stands between the words of a name: spaces, hyphens, apostrophes, and signs nobody is named with. */
export const BETWEEN_WORDS =
	'[\\s\\u00a0\\u2010-\\u2019\\u201c\\u201d\\u02bc\\u202f`´\'"«».,;:/()_%\\\\+-]+';

/** One rule a line, in this order: a pattern, and what it becomes (`\1`: its first group). */
export const SOUND_RULES: readonly (readonly [pattern: string, becomes: string])[] = [
	['x', 'ks'],
	['ph', 'f'],
	// Cheikh, Sheikh; Tchernova, Chernova; Schmidt.
	['sch|tch|ch|sh', 'x'],
	['g(?=[eiy])', 'j'],
	// Khadija, Hadija; Ghali, Gali; Thierry, Tierry; Djamila, Jamila.
	['kh', 'h'],
	['([bdgrt])h', '\\1'],
	['dj', 'j'],
	['gu(?=[eiy])', 'g'],
	['qu(?=[eiy])|ck|q', 'k'],
	['c(?=[eiy])', 's'],
	['c', 'k'],
	// Sarah, Sara; Yasmine, Yasmin.
	['([aeiou])h$', '\\1'],
	['(..[^aeiouy])e$', '\\1'],
	// Moussa, Musa; Wassim, Ouassim; Sow, So.
	['ou|oo|w', 'u'],
	['eau|au|o', 'u'],
	// Hussein, Husain; Aïcha, Ayesha; Karim, Kareem.
	['[ae][iy]|ie|ye', 'i'],
	['e|y', 'i'],
	['([a-z])\\1+', '\\1']
];

const RULES = SOUND_RULES.map(
	([pattern, becomes]) => [new RegExp(pattern, 'g'), becomes.replace('\\', '$')] as const
);
const SEPARATOR = new RegExp(BETWEEN_WORDS);
const WHOLE = new Map(WHOLE_LETTERS);
const WHOLE_PATTERN = new RegExp(WHOLE_LETTERS.map(([letter]) => letter).join('|'), 'g');

/** The words of a name without accents, capitals, hyphens or apostrophes. */
export function plainWords(name: string): string[] {
	return name
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(WHOLE_PATTERN, (letter) => WHOLE.get(letter)!)
		.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
		.split(SEPARATOR)
		.filter((word) => word !== '');
}

/** What a plain word sounds like, whoever wrote it down: `mohamed` → `muhamid`. */
export function soundOf(word: string): string {
	return RULES.reduce((sound, [pattern, becomes]) => sound.replace(pattern, becomes), word);
}

/** Consonants alone tell too little below this many. */
const BONES_MIN = 3;

/**
 * What is left of a sound without its vowels, but for one that comes first: `muhamid` → `mhmd`. Null
 * when too little is left to tell one name from another.
 */
export function bonesOf(sound: string): string | null {
	const bones = sound.slice(0, 1) + sound.slice(1).replace(/[aiu]/g, '');
	return bones.length >= BONES_MIN ? bones : null;
}
