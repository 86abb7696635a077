import type { ImportSummary } from '$lib/domain/directory/import-summary';
import type { Tx } from '../db/client';
import { importRun } from '../db/schema/directory';

/** Keeps a trace of a load: when, by whom, which files, how much. */
export async function recordImportRun(
	tx: Tx,
	summary: ImportSummary,
	staffId: string | null,
	at: Date
): Promise<void> {
	await tx.insert(importRun).values({
		schoolId: summary.school.id,
		at,
		staffId,
		kind: summary.directory ? 'directory' : 'events',
		fileNames: summary.files,
		counts: countsOf(summary)
	});
}

/** Figures only: a trace and a log hold no name. */
export function countsOf({ directory, events, remarks, ...rest }: ImportSummary) {
	const people = [directory?.pupils, directory?.guardians].filter((part) => part !== undefined);
	const total = (count: (part: (typeof people)[number]) => number) =>
		people.reduce((all, part) => all + count(part), 0);
	return {
		new: total((part) => part.added.length) + (events?.created ?? 0),
		changed: total((part) => part.changed.length) + (events?.changed ?? 0),
		left: total((part) => part.left.length) + (events?.cancelled ?? 0),
		refused: remarks.filter((remark) => remark.isRefused).length,
		languages: rest.languages ?? 0,
		services: rest.services ?? 0,
		answers: rest.answers ?? 0
	};
}
