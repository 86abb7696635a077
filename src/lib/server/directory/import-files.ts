import { canImport } from '$lib/domain/directory/directory.policy';
import type { ImportRefusal } from '$lib/domain/directory/errors';
import type { ImportSummary } from '$lib/domain/directory/import-summary';
import { ok, refuse, type Result } from '$lib/domain/shared/result';
import { looksLikeSiecle, readSiecleFile } from '../adapters/siecle/read-siecle-file';
import type { App } from '../app';
import { wantItemTranslations } from '../translation/want-item-translations';
import type { GivenFile } from './given-file';
import { loadFiles } from './load-files';
import { countsOf, recordImportRun } from './record-import-run';
import { schoolOf, type ImportOptions, type Importer, type SchoolFiles } from './school-of-files';
import { Undone } from './undone';

/** Says what files would change, and writes nothing. */
export function previewImport(
	app: App,
	actor: Importer,
	files: readonly GivenFile[],
	options: ImportOptions = {}
): Promise<Result<ImportSummary, ImportRefusal>> {
	return importFiles(app, actor, files, options, 'preview');
}

/**
 * Loads SIECLE exports and documented CSV files together, in one transaction: all of it, or
 * nothing. The directory goes first, so that other files may speak of people who are new in it.
 *
 * @returns what was changed, with the rows that were not taken; or why nothing was loaded
 */
export function applyImport(
	app: App,
	actor: Importer,
	files: readonly GivenFile[],
	options: ImportOptions = {}
): Promise<Result<ImportSummary, ImportRefusal>> {
	return importFiles(app, actor, files, options, 'apply');
}

async function importFiles(
	app: App,
	actor: Importer,
	files: readonly GivenFile[],
	options: ImportOptions,
	mode: 'preview' | 'apply'
): Promise<Result<ImportSummary, ImportRefusal>> {
	if (!canImport(actor)) return refuse({ code: 'import.not-allowed' });
	if (files.length === 0) return refuse({ code: 'import.no-files' });
	const exports = await readExports(files.filter(({ bytes }) => looksLikeSiecle(bytes)));
	if (!exports.ok) return exports;
	const tables = files.filter(({ bytes }) => !looksLikeSiecle(bytes));
	try {
		const { summary, said } = await app.db.transaction(actor, async (tx) => {
			const home = await schoolOf(tx, actor, exports.value, options, app.clock.now());
			const done = await loadFiles(tx, home, exports.value, tables, app.clock.now());
			if (mode === 'preview') throw new Undone(ok(done.summary));
			const staffId = actor.kind === 'staff' ? actor.staffId : null;
			await recordImportRun(tx, done.summary, staffId, app.clock.now());
			return done;
		});
		app.log.info({ schoolId: summary.school.id, ...countsOf(summary) }, 'school files loaded');
		await wantItemTranslations(app, summary.school.id, said);
		app.wake();
		return ok(summary);
	} catch (error) {
		if (error instanceof Undone) return error.outcome;
		throw error;
	}
}

async function readExports(
	files: readonly GivenFile[]
): Promise<Result<SchoolFiles, ImportRefusal>> {
	const found: SchoolFiles = { pupils: null, guardians: null };
	for (const { name, bytes } of files) {
		const read = await readSiecleFile(name, bytes);
		if (!read.ok) return read;
		const other = found[read.value.kind];
		if (other) return refuse({ code: 'file.same-kind-twice', file: name, other: other.file });
		if (read.value.kind === 'pupils') found.pupils = read.value;
		else found.guardians = read.value;
	}
	return ok(found);
}
