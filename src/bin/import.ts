import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { placeOf, type SchoolPlace } from '$lib/domain/disconnection/territory';
import type { ImportSummary } from '$lib/domain/directory/import-summary';
import { SYSTEM } from '$lib/domain/shared/actor';
import { formatDayAndHour } from '$lib/i18n/dates';
import type { App } from '$lib/server/app';
import { readConfig } from '$lib/server/config';
import type { GivenFile } from '$lib/server/directory/given-file';
import { applyImport, previewImport } from '$lib/server/directory/import-files';
import type { ImportOptions, NewSchool } from '$lib/server/directory/school-of-files';
import { wordRefusal, wordRemark, wordSummary } from '$lib/server/directory/word-import';
import { DEFAULT_LOCALE } from '$lib/domain/shared/locale';
import { serverTranslator } from '$lib/server/i18n/messages';
import { openProcessApp } from '$lib/server/process-app';
import { RefusedError } from './command/run-command';

const t = serverTranslator(DEFAULT_LOCALE);
const word = (key: string, params?: Record<string, string | number>) =>
	t(`mediation-import:command.${key}`, params);

/** Remarks shown before "and so many others": a terminal is no place to read a thousand lines. */
const SHOWN_REMARKS = 50;

/** Loads a school's files: shows what will change, asks, then writes all of it or nothing. */
async function main(): Promise<void> {
	const { files, isDecided, options } = readArguments();
	const app = await openProcessApp();
	try {
		if (!isDecided) {
			const preview = await previewImport(app, SYSTEM, files, options);
			if (!preview.ok) throw new RefusedError(wordRefusal(t, preview.error));
			say(word('preview', nameOf(preview.value)));
			show(preview.value);
			if (!(await isConfirmed())) return;
		}
		await apply(app, files, options, isDecided);
	} finally {
		await app.close();
	}
}

async function apply(app: App, files: GivenFile[], options: ImportOptions, showsAll: boolean) {
	const done = await applyImport(app, SYSTEM, files, options);
	if (!done.ok) throw new RefusedError(wordRefusal(t, done.error));
	say(word('applied', nameOf(done.value)));
	if (showsAll) show(done.value);
}

async function isConfirmed(): Promise<boolean> {
	if (!process.stdin.isTTY) {
		say(word('howToApply'));
		return false;
	}
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(word('confirm'));
	terminal.close();
	const isYes = answer.trim().toLowerCase() === word('yes');
	if (!isYes) say(word('nothingWritten'));
	return isYes;
}

function show(summary: ImportSummary): void {
	const when = (instant: Date) =>
		formatDayAndHour(DEFAULT_LOCALE, instant, summary.school.timeZone);
	for (const line of wordSummary(t, summary, when)) say(`  ${line}`);
	for (const remark of summary.remarks.slice(0, SHOWN_REMARKS)) say(`    ${wordRemark(t, remark)}`);
	const more = summary.remarks.length - SHOWN_REMARKS;
	if (more > 0) say(`    ${word('more', { count: more })}`);
}

function nameOf({ school: { name, uai } }: ImportSummary) {
	return { name, uai };
}

function readArguments(): { files: GivenFile[]; isDecided: boolean; options: ImportOptions } {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			appliquer: { type: 'boolean' },
			ecole: { type: 'string' },
			nom: { type: 'string' },
			zone: { type: 'string' },
			'nouvelle-annee': { type: 'boolean' }
		}
	});
	const { nom: name, zone } = values;
	const isHalfSchool = (name === undefined) !== (zone === undefined);
	const place = zone === undefined ? null : placeOf(zone);
	const isUnknown = zone !== undefined && place === null;
	if (positionals.length === 0 || isHalfSchool || isUnknown) throw new RefusedError(word('usage'));
	return {
		files: positionals.map(readGivenFile),
		isDecided: values.appliquer ?? false,
		options: {
			uai: values.ecole?.toUpperCase(),
			opens: name && place ? newSchool(name, place) : undefined,
			startsYear: values['nouvelle-annee']
		}
	};
}

/** The territory of metropolitan France is read from the UAI code, which tells the Moselle apart. */
function newSchool(name: string, { zone, territory, timeZone }: SchoolPlace): NewSchool {
	const told = territory === 'metropole' ? {} : { territory };
	return { name, holidayZone: zone, timeZone, ...told };
}

function readGivenFile(path: string): GivenFile {
	try {
		return { name: basename(path), bytes: readFileSync(path) };
	} catch {
		throw new RefusedError(word('unreadable', { file: path }));
	}
}

function say(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** What to tell about a failure: sentences for what was foreseen, the trace of a bug otherwise. */
function sentenceOf(error: Error & { code?: string }): string {
	if (error.code?.startsWith('ERR_PARSE_ARGS')) return word('usage');
	if (error.name === 'FolderLockedError')
		return word('locked', { address: `${readConfig(process.env).origin}/mediation/ecole` });
	if (['RefusedError', 'ConfigError', 'WrongInstallationError'].includes(error.name))
		return error.message;
	return error.stack ?? error.message;
}

main().catch((error: Error) => {
	process.stderr.write(`${sentenceOf(error)}\n${word('nothingWritten')}\n`);
	process.exitCode = 1;
});
