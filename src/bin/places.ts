import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_LOCALE } from '$lib/domain/shared/locale';
import { serverTranslator } from '$lib/server/i18n/messages';
import { loadPlaces } from '$lib/server/place/load-places';
import { openProcessApp } from '$lib/server/process-app';
import { RefusedError, runCommand } from './command/run-command';

const t = serverTranslator(DEFAULT_LOCALE);
const USAGE = t('mediation-command:places.usage');

/** An administrator's command: loads the places of a file in the national schema, for every school. */
async function main(): Promise<void> {
	const { values } = parseArgs({ options: { file: { type: 'string' } } });
	if (!values.file) throw new RefusedError(USAGE);
	const bytes = readFileSync(values.file);
	const app = await openProcessApp();
	try {
		const loaded = await loadPlaces(app, bytes);
		if (!loaded.ok) {
			const reason = loaded.error.code.replace('places.', '');
			throw new RefusedError(t(`mediation-command:places.${reason}`, { file: values.file }));
		}
		const { places, gone, refused } = loaded.value;
		for (const line of refused) {
			process.stdout.write(`${t('mediation-command:places.refused', { ...line })}\n`);
		}
		process.stdout.write(`${t('mediation-command:places.done', { places, gone })}\n`);
	} finally {
		await app.close();
	}
}

runCommand(main, USAGE);
