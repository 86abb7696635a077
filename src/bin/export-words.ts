import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_LOCALE, LANGUAGES, type Language } from '$lib/domain/shared/locale';
import { reviewedLanguage } from '$lib/domain/wording/list-wordings.input';
import { serverTranslator } from '$lib/server/i18n/messages';
import { openProcessApp } from '$lib/server/process-app';
import { exportSchoolWordings } from '$lib/server/wording/export-wordings';
import { RefusedError, runCommand } from './command/run-command';

const t = serverTranslator(DEFAULT_LOCALE);
const USAGE = t('mediation-command:exportWords.usage', {
	languages: LANGUAGES.filter((language) => language !== DEFAULT_LOCALE).join(', ')
});

/**
 * An administrator's command: writes the words that a school's speakers reviewed into a folder of
 * messages, where a maintainer looks at what changed and keeps it for everybody.
 */
async function main(): Promise<void> {
	const { school, language, into } = readArguments();
	const app = await openProcessApp();
	try {
		const files = await exportSchoolWordings(app, school, language);
		if (!files) {
			throw new RefusedError(t('mediation-command:staffLink.unknownSchool', { uai: school }));
		}
		const folder = join(into, language);
		mkdirSync(folder, { recursive: true });
		for (const { name, json } of files) writeFileSync(join(folder, name), json);
		const changed = files.filter((file) => file.changed > 0);
		for (const { name, changed: count } of changed) {
			process.stdout.write(`${t('mediation-command:exportWords.file', { name, count })}\n`);
		}
		const key = changed.length
			? 'mediation-command:exportWords.done'
			: 'mediation-command:exportWords.nothing';
		process.stdout.write(`${t(key, { folder })}\n`);
	} finally {
		await app.close();
	}
}

function readArguments(): { school: string; language: Language; into: string } {
	const { values } = parseArgs({
		options: {
			school: { type: 'string' },
			locale: { type: 'string' },
			into: { type: 'string' }
		}
	});
	const language = reviewedLanguage(values.locale ?? '');
	if (!values.school || !language || !values.into) throw new RefusedError(USAGE);
	return { school: values.school, language, into: values.into };
}

runCommand(main, USAGE);
