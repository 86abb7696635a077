import { createHash } from 'node:crypto';
import type { ImportRefusal } from '../../domain/directory/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, type Result } from '../../domain/shared/result';
import { formatDayAndHour } from '../../i18n/dates';
import type { App } from '../app';
import { serverTranslator } from '../i18n/messages';
import type { GivenFile } from './given-file';
import { applyImport, previewImport } from './import-files';
import { wordChange, wordRefusal, wordRemark, wordSummary } from './word-import';

/** What a load changes, in sentences. */
export type UploadReport = {
	/** `preview`: nothing is written yet. */
	mode: 'preview' | 'applied';
	files: string[];
	lines: string[];
	/** Names, for those who want to look closer. */
	details: { key: 'added' | 'changed' | 'left'; people: string[] }[];
	remarks: { isRefused: boolean; words: string }[];
	/** Fingerprint of the files: what is applied is what was looked at. */
	seen: string;
};

/**
 * Loads uploaded files. What was not looked at before (`seen` is another fingerprint) is shown
 * first and not written. `startsYear` goes on to the school year of the files when it is later.
 *
 * @returns the report, or the sentence of the refusal with its code
 */
export async function uploadFiles(
	app: App,
	actor: StaffActor,
	files: readonly GivenFile[],
	wanted: { apply: boolean; seen: string | null; startsYear?: boolean }
): Promise<Result<UploadReport, { code: ImportRefusal['code']; words: string }>> {
	const seen = fingerprint(files);
	const isApplied = wanted.apply && wanted.seen === seen;
	const load = isApplied ? applyImport : previewImport;
	const done = await load(app, actor, files, { startsYear: wanted.startsYear ?? false });
	const t = serverTranslator(actor.locale);
	if (!done.ok) {
		return { ok: false, error: { code: done.error.code, words: wordRefusal(t, done.error) } };
	}
	const summary = done.value;
	const when = (at: Date) => formatDayAndHour(actor.locale, at, summary.school.timeZone);
	const { directory } = summary;
	const parts = directory ? [directory.pupils, directory.guardians] : [];
	return ok({
		mode: isApplied ? 'applied' : 'preview',
		files: summary.files,
		lines: wordSummary(t, summary, when),
		details: [
			{ key: 'added' as const, people: parts.flatMap((part) => part.added) },
			{
				key: 'changed' as const,
				people: parts.flatMap((part) => part.changed.map((change) => wordChange(t, change)))
			},
			{ key: 'left' as const, people: parts.flatMap((part) => part.left) }
		].filter(({ people }) => people.length > 0),
		remarks: summary.remarks.map((remark) => ({
			isRefused: remark.isRefused,
			words: wordRemark(t, remark)
		})),
		seen
	});
}

/** The files of a form; an empty file field is one nameless file of no bytes, and is left out. */
export async function givenFiles(data: FormData): Promise<GivenFile[]> {
	const files = data.getAll('files').filter((one) => one instanceof File && one.name !== '');
	return Promise.all(
		(files as File[]).map(async (file) => ({
			name: file.name,
			bytes: new Uint8Array(await file.arrayBuffer())
		}))
	);
}

function fingerprint(files: readonly GivenFile[]): string {
	const hash = createHash('sha256');
	for (const { name, bytes } of files) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
	return hash.digest('base64url');
}
