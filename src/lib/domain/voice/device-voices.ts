import type { Language } from '../shared/locale';

/**
 * Languages for which the telephones of families have hardly ever a voice (Android's engines, 2026).
 * For the others it depends on the telephone, and only the telephone knows.
 */
const RARE: ReadonlySet<Language> = new Set([
	'so',
	'ps',
	'prs',
	'ti',
	'ht',
	'kmr',
	'snk',
	'bm',
	'ff',
	'wo',
	'ln'
]);

/** What can be said beforehand of a telephone's own voice in a language. */
export function deviceVoice(language: Language): 'often' | 'rare' {
	return RARE.has(language) ? 'rare' : 'often';
}
