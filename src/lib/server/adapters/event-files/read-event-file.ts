import { refusedRow, type FileRefusal, type RowRemark } from '$lib/domain/directory/errors';
import { ok, type Result } from '$lib/domain/shared/result';
import type { SchoolEvent } from '$lib/domain/vie-scolaire/school-event';
import {
	answerRow,
	languageRow,
	serviceRow,
	type AnswerRow,
	type LanguageRow,
	type ServiceRow
} from './read-people-rows';
import { absenceEvent, homeworkEvent, messageEvent } from './read-school-events';
import { readTable, type Table } from './read-table';
import { RowReader, RowRefused } from './row-reader';

/** What one documented CSV file says. Rows that cannot be used are in `remarks`, with their line. */
export type EventFile = { file: string; remarks: RowRemark[] } & (
	| { kind: 'absences' | 'homework' | 'messages'; events: SchoolEvent[] }
	| { kind: 'languages'; languages: LanguageRow[] }
	| { kind: 'services'; services: ServiceRow[] }
	| { kind: 'answers'; answers: AnswerRow[] }
);

/**
 * Reads a documented CSV file (docs/formats/fichiers-csv.md), told by its header.
 *
 * @param timeZone IANA zone of the school: dates are on its wall clock.
 */
export function readEventFile(
	file: string,
	bytes: Uint8Array,
	timeZone: string
): Result<EventFile, FileRefusal> {
	const table = readTable(file, bytes);
	if (!table.ok) return table;
	const remarks: RowRemark[] = [];
	const each = <T>(read: (row: RowReader) => T): T[] =>
		table.value.rows.flatMap((row) => {
			try {
				return [read(new RowReader(row, timeZone))];
			} catch (error) {
				if (!(error instanceof RowRefused)) throw error;
				remarks.push(refusedRow(file, row.line, error.reason));
				return [];
			}
		});
	return ok({ file, remarks, ...rowsOf(table.value, each) });
}

function rowsOf(table: Table, each: <T>(read: (row: RowReader) => T) => T[]) {
	const { kind } = table;
	switch (kind) {
		case 'absences':
			return { kind, events: each(absenceEvent) };
		case 'homework':
			return { kind, events: each(homeworkEvent) };
		case 'messages':
			return { kind, events: each(messageEvent) };
		case 'languages':
			return { kind, languages: each(languageRow) };
		case 'services':
			return { kind, services: each(serviceRow) };
		case 'answers':
			return { kind, answers: each(answerRow) };
	}
}
