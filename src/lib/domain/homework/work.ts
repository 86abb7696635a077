/** Kinds of work that homework asks for (nature du travail), each a sentence in every language. */
export const WORKS = ['exercises', 'lesson', 'reading', 'writing', 'test', 'bring'] as const;
export type Work = (typeof WORKS)[number];

/** What a file calls them, without accents, in small letters. */
const CODES = new Map<string, Work>(
	Object.entries({
		exercices: 'exercises',
		lecon: 'lesson',
		lecture: 'reading',
		redaction: 'writing',
		controle: 'test',
		materiel: 'bring'
	})
);

/** The kind of work that a file names, such as `Leçon` or `CONTROLE`; null for one that is not known. */
export function workOf(written: string): Work | null {
	const plain = written
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.trim()
		.toLowerCase()
		.replace(/s$/, '');
	return CODES.get(plain) ?? CODES.get(`${plain}s`) ?? null;
}
