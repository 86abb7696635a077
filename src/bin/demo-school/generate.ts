import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCsv } from '../../lib/server/adapters/event-files/write-csv.ts';
import { absences, homework, languages, messages, services } from './event-rows.ts';
import { demoSchools } from './schools.ts';
import { guardiansXml, pupilsXml } from './siecle-files.ts';

/**
 * The files of the demo's schools, by path below this folder. They are kept in the repository so
 * that anybody can open them; `node src/bin/demo-school/generate.ts` writes them again, the same.
 */
export function demoFiles(): Map<string, Uint8Array> {
	const files = new Map<string, Uint8Array>();
	for (const school of demoSchools()) {
		const put = (name: string, content: Uint8Array) =>
			files.set(`${school.folder}/${name}`, content);
		const csv = (table: { header: readonly string[]; rows: string[][] }) =>
			new TextEncoder().encode(writeCsv(table.header, table.rows));
		put('ElevesAvecAdresses.xml', pupilsXml(school));
		put('ResponsablesAvecAdresses.xml', guardiansXml(school));
		put('absences.csv', csv(absences(school)));
		put('devoirs.csv', csv(homework(school)));
		put('messages.csv', csv(messages(school)));
		put('langues.csv', csv(languages(school)));
		put('services.csv', csv(services(school)));
	}
	return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	for (const [path, content] of demoFiles()) {
		const target = join(dirname(fileURLToPath(import.meta.url)), path);
		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, content);
	}
}
