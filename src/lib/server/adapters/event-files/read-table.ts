import { CsvError, parse } from 'csv-parse/sync';
import type { FileRefusal } from '$lib/domain/directory/errors';
import { ok, refuse, type Result } from '$lib/domain/shared/result';
import { decodeWindows1252 } from '../encodings/single-byte';
import {
	documentedHeader,
	kindOfHeader,
	nearestKind,
	plainColumn,
	type EventFileKind
} from './formats';

export type TableRow = {
	/** Line on which the row begins, from 1. */
	line: number;
	/** Cells by column; a missing last cell is empty. */
	cells: Readonly<Record<string, string>>;
};
export type Table = { kind: EventFileKind; rows: TableRow[] };

const MAX_BYTES = 16 * 1024 * 1024;
const MAX_ROW_CHARACTERS = 64 * 1024;

/**
 * Reads one of the documented CSV files: `;` or `,`, UTF-8 (with its mark or not) or Windows-1252.
 * The kind is told by the header, whose columns may be in any order.
 */
export function readTable(file: string, bytes: Uint8Array): Result<Table, FileRefusal> {
	if (bytes.length > MAX_BYTES)
		return refuse({ code: 'file.too-large', file, megabytes: MAX_BYTES / 1024 / 1024 });
	const decoded = decode(file, bytes);
	if (!decoded.ok) return decoded;
	const text = decoded.value;
	if (text.trim() === '') return refuse({ code: 'file.empty', file });
	const delimiter = delimiterOf(text);
	let records: { record: string[]; info: { lines: number } }[];
	try {
		records = parse(text, {
			delimiter,
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			max_record_size: MAX_ROW_CHARACTERS
		}) as unknown as typeof records;
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return refuse({ code: 'file.csv-unreadable', file, line: Number(error['lines'] ?? 1) });
	}
	return tableOf(file, records);
}

function tableOf(
	file: string,
	[head, ...body]: { record: string[]; info: { lines: number } }[]
): Result<Table, FileRefusal> {
	const columns = (head?.record ?? []).map(plainColumn);
	// Spreadsheets leave empty columns at the end.
	while (columns.at(-1) === '') columns.pop();
	const kind = kindOfHeader(columns);
	if (!kind)
		return refuse({
			code: 'file.wrong-header',
			file,
			found: columns.join(';').slice(0, 200),
			expected: documentedHeader(nearestKind(columns))
		});
	const rows = body
		.filter(({ record }) => record.some((cell) => cell.trim() !== ''))
		.map(({ record, info }) => ({
			// The parser counts to the end of a row; a text cell may hold several lines.
			line: info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0),
			cells: Object.fromEntries(columns.map((name, i) => [name, (record[i] ?? '').trim()]))
		}));
	if (rows.length === 0) return refuse({ code: 'file.no-records', file, what: 'rows' });
	return ok({ kind, rows });
}

/** UTF-8 when the bytes obey it, else Windows-1252, what a French spreadsheet writes. */
function decode(file: string, bytes: Uint8Array): Result<string, FileRefusal> {
	const [a, b] = bytes;
	if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
		return refuse({ code: 'file.unknown-encoding', file, encoding: 'UTF-16' });
	if (bytes.includes(0)) return refuse({ code: 'file.unknown-kind', file });
	try {
		return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return ok(decodeWindows1252(bytes));
	}
}

function delimiterOf(text: string): ';' | ',' {
	const head = text.trimStart().split(/\r?\n/, 1)[0] ?? '';
	return head.includes(';') ? ';' : ',';
}
