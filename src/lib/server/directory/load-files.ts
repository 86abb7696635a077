import type { EventsSummary, ImportSummary } from '$lib/domain/directory/import-summary';
import { refuse } from '$lib/domain/shared/result';
import { readEventFile, type EventFile } from '../adapters/event-files/read-event-file';
import type { Tx } from '../db/client';
import { planRelease } from '../release/plan-release';
import type { SaidItem } from '../translation/want-item-translations';
import { importAnswers } from '../vie-scolaire-import/import-answers';
import { importEvents } from '../vie-scolaire-import/import-events';
import type { GivenFile } from './given-file';
import { importDirectory } from './import-directory';
import { importLanguages } from './import-languages';
import { importServices } from './import-services';
import type { School, SchoolFiles } from './school-of-files';
import { Undone } from './undone';

/**
 * Loads exports, then CSV files in the order given, inside the caller's transaction.
 *
 * @returns what changed, and what families will read of it (`said`)
 * @throws Undone when a CSV file is refused, or when no calendar tells the next opening.
 */
export async function loadFiles(
	tx: Tx,
	home: School,
	exports: SchoolFiles,
	tables: readonly GivenFile[],
	now: Date
): Promise<{ summary: ImportSummary; said: SaidItem[] }> {
	const said: SaidItem[] = [];
	const summary: ImportSummary = {
		school: { id: home.id, uai: home.uai, name: home.name, timeZone: home.timeZone },
		files: [exports.pupils, exports.guardians].flatMap((file) => file?.file ?? []),
		directory: null,
		events: null,
		languages: null,
		services: null,
		answers: null,
		heldUntil: null,
		remarks: []
	};
	if (exports.pupils || exports.guardians) {
		const done = await importDirectory(tx, home, exports, now);
		summary.directory = done.summary;
		summary.remarks.push(...done.remarks);
	}
	for (const { name, bytes } of tables) {
		const read = readEventFile(name, bytes, home.timeZone);
		if (!read.ok) throw new Undone(read);
		summary.files.push(name);
		summary.remarks.push(...read.value.remarks);
		said.push(...(await loadTable(tx, home, read.value, summary, now)));
	}
	return { summary, said };
}

async function loadTable(
	tx: Tx,
	home: School,
	file: EventFile,
	summary: ImportSummary,
	now: Date
): Promise<SaidItem[]> {
	switch (file.kind) {
		case 'languages': {
			const done = await importLanguages(tx, home.id, file.file, file.languages);
			summary.languages = (summary.languages ?? 0) + done.count;
			summary.remarks.push(...done.remarks);
			return [];
		}
		case 'services': {
			const done = await importServices(tx, home.id, file.file, file.services);
			summary.services = (summary.services ?? 0) + done.count;
			summary.remarks.push(...done.remarks);
			return [];
		}
		case 'answers': {
			const done = await importAnswers(tx, home.id, file.file, file.answers, now);
			summary.answers = (summary.answers ?? 0) + done.count;
			summary.remarks.push(...done.remarks);
			return [];
		}
		default: {
			const release = planRelease(home, now);
			if (!release.ok)
				throw new Undone(refuse({ code: 'import.no-calendar', day: release.error.day }));
			const done = await importEvents(tx, home.id, file.file, file.events, release.value, now);
			summary.events = sum(summary.events, done.summary);
			const { created, changed, cancelled } = done.summary;
			if (!release.value.releasedAt && created + changed + cancelled > 0)
				summary.heldUntil = release.value.plannedAt.toISOString();
			summary.remarks.push(...done.remarks);
			return done.said;
		}
	}
}

function sum(a: EventsSummary | null, b: EventsSummary): EventsSummary {
	if (!a) return b;
	return {
		created: a.created + b.created,
		changed: a.changed + b.changed,
		cancelled: a.cancelled + b.cancelled,
		unchanged: a.unchanged + b.unchanged
	};
}
