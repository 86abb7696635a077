import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSource } from './load-source.ts';

/** `npm run languages`: writes docs/languages.md anew, from the sources. */
await withSource(
	join(import.meta.dirname, 'language-table.ts'),
	async ({ LANGUAGE_TABLE, languageTable }: typeof import('./language-table')) => {
		writeFileSync(join(import.meta.dirname, '../..', LANGUAGE_TABLE), languageTable());
		process.stdout.write(`${LANGUAGE_TABLE}\n`);
	}
);
