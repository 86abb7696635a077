import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../messages', import.meta.url));
const FORM = /_(zero|one|two|few|many|other)$/;

type Nested = { [key: string]: string | Nested };

/** Flat words of a language: `namespace:path.to.key` → text. Empty when there are none yet. */
export function messagesOf(locale: string): Map<string, string> {
	const flat = new Map<string, string>();
	const folder = join(FOLDER, locale);
	if (!existsSync(folder)) return flat;
	for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
		const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Nested;
		const walk = (node: Nested, path: string[]) => {
			for (const [key, value] of Object.entries(node)) {
				if (typeof value === 'string') {
					flat.set(`${file.slice(0, -5)}:${[...path, key].join('.')}`, value);
				} else walk(value, [...path, key]);
			}
		};
		walk(content, []);
	}
	return flat;
}

/** Languages that have a folder. */
export function messageFolders(): string[] {
	return readdirSync(FOLDER);
}

/** The key without its plural form. */
export const baseOf = (key: string) => key.replace(FORM, '');

/** The plural form that a key ends with, or null. */
export const formOf = (key: string) => FORM.exec(key)?.[1] ?? null;

/**
 * Keys that have plural forms. A key such as `reason_other` alone, without `reason_one`, is one
 * word and no plural.
 */
export function pluralBases(messages: Map<string, string>): Set<string> {
	return new Set(
		[...messages.keys()]
			.filter((key) => formOf(key) === 'other' && messages.has(`${baseOf(key)}_one`))
			.map(baseOf)
	);
}

/** Names of the slots of a text. */
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
