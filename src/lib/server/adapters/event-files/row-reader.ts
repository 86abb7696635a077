import type { RowReason } from '$lib/domain/directory/errors';
import { oneLine } from '$lib/domain/directory/written-text';
import { readDay, readMoment } from '$lib/domain/vie-scolaire/local-time';
import type { TableRow } from './read-table';

/** A cell that cannot be used: the row is refused with the reason. */
export class RowRefused extends Error {
	readonly reason: RowReason;

	constructor(reason: RowReason) {
		super(reason.code);
		this.reason = reason;
	}
}

/** Takes the cells of one row as the kinds of value that they should be, or refuses the row. */
export class RowReader {
	readonly line: number;
	readonly #cells: Readonly<Record<string, string>>;
	readonly #timeZone: string;

	constructor(row: TableRow, timeZone: string) {
		this.line = row.line;
		this.#cells = row.cells;
		this.#timeZone = timeZone;
	}

	/** Raw text, possibly empty. */
	raw(field: string): string {
		return this.#cells[field] ?? '';
	}

	/** One line, not empty, at most `max` characters. */
	text(field: string, max: number): string {
		const value = oneLine(this.raw(field));
		if (!value) throw new RowRefused({ code: 'row.missing-field', field });
		if (value.length > max) throw new RowRefused({ code: 'row.field-too-long', field });
		return value;
	}

	id(field: string): string {
		return this.text(field, 64);
	}

	moment(field: string): Date {
		const value = this.text(field, 40);
		const read = readMoment(value, this.#timeZone);
		if (read.kind === 'read') return read.value;
		throw new RowRefused({
			code: read.kind === 'unreadable' ? 'row.unreadable-date' : 'row.hour-does-not-exist',
			field,
			value
		});
	}

	day(field: string): string {
		const value = this.text(field, 40);
		const read = readDay(value);
		if (read.kind === 'read') return read.value;
		throw new RowRefused({ code: 'row.unreadable-date', field, value });
	}

	/** A whole number of minutes, 1 to 600. */
	minutes(field: string): number {
		const value = this.text(field, 20);
		const minutes = /^\d{1,3}$/.test(value) ? Number(value) : 0;
		if (minutes < 1 || minutes > 600)
			throw new RowRefused({ code: 'row.unreadable-number', field, value });
		return minutes;
	}
}
