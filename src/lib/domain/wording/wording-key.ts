/** Plural forms of Unicode (CLDR), in the order in which they are written. */
export const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
export type PluralForm = (typeof PLURAL_FORMS)[number];

const FORM = /_(zero|one|two|few|many|other)$/;

/** The key without its plural form. */
export const baseOf = (key: string): string => key.replace(FORM, '');

/** The plural form that a key ends with, or null. */
export const formOf = (key: string): PluralForm | null =>
	(FORM.exec(key)?.[1] as PluralForm | undefined) ?? null;

/**
 * Keys that have plural forms. A key such as `reason_other` alone, without `reason_one`, is one
 * word and no plural.
 */
export function pluralBases(messages: ReadonlyMap<string, string>): Set<string> {
	return new Set(
		[...messages.keys()]
			.filter((key) => formOf(key) === 'other' && messages.has(`${baseOf(key)}_one`))
			.map(baseOf)
	);
}

/** Names of the slots of a text, each once, in order of the alphabet. */
export function slotsOf(text: string): string[] {
	return [...new Set([...text.matchAll(/\{\{\s*([^}\s,]+)[^}]*\}\}/g)].map((m) => m[1]!))].sort();
}

/** Names and addresses that every language writes in Latin letters. */
const ALIKE =
	/[a-z]+\.fr|Passerelle|JavaScript|Défenseur des droits|RGAA|CNIL|QR|SMS|STOP|PDF|CSV|SIECLE/g;

/** A text without its slots and without what is written alike everywhere. */
export function wordsOf(text: string): string {
	return text.replace(/\{\{[^}]*\}\}/g, '').replace(ALIKE, '');
}
