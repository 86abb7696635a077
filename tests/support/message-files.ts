import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../messages', import.meta.url));

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
