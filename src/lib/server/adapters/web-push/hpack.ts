import { unshorten } from './huffman';

/** Names of the static table that requests to a push service have (RFC 7541, appendix A). */
const INDEX_OF_NAME: Readonly<Record<string, number>> = {
	':authority': 1,
	':path': 4,
	authorization: 23,
	'content-encoding': 26,
	'content-length': 28,
	'content-type': 31
};
/** `:method: POST` and `:scheme: https`, whole. */
const POST_OVER_HTTPS = Buffer.from([0x83, 0x87]);
/** Statuses of the static table, from its eighth line on. */
const STATUSES = [200, 204, 206, 304, 400, 404, 500];
const STATUS_AT = 8;
const RETRY_AFTER_AT = 53;
const STATIC_LINES = 61;

/** Most bytes that a line may take beside its name and its value. */
const LINE_OVERHEAD = 12;

/**
 * The header block of a request (RFC 7541): every line as it is, without table and without
 * shortening, which is cheapest to write and to read.
 *
 * @param lines header names in lower case, and their values in ASCII
 * @returns how many bytes were written from `at` on
 */
export function writeRequest(into: Buffer, at: number, lines: readonly [string, string][]): number {
	let end = at + POST_OVER_HTTPS.copy(into, at);
	for (const [name, value] of lines) {
		const index = INDEX_OF_NAME[name];
		// Never indexed: proxies on the way shall not keep it either (RFC 7541, 7.1.3).
		const kind = name === 'authorization' ? 0x10 : 0x00;
		if (index) end = writeNumber(into, end, kind, 4, index);
		else end = writeText(into, writeNumber(into, end, kind, 4, 0), name);
		end = writeText(into, end, value);
	}
	return end - at;
}

/** Bytes that a request's header block takes at most. */
export function requestRoom(lines: readonly [string, string][]): number {
	return lines.reduce(
		(sum, [name, value]) => sum + name.length + value.length + LINE_OVERHEAD,
		POST_OVER_HTTPS.length
	);
}

function writeText(into: Buffer, at: number, text: string): number {
	const start = writeNumber(into, at, 0, 7, text.length);
	return start + into.write(text, start, 'latin1');
}

/** RFC 7541, 5.1. */
function writeNumber(into: Buffer, at: number, kind: number, bits: number, value: number): number {
	const most = 2 ** bits - 1;
	if (value < most) {
		into[at] = kind | value;
		return at + 1;
	}
	into[at++] = kind | most;
	let left = value - most;
	for (; left >= 128; left >>= 7) into[at++] = (left & 127) | 128;
	into[at++] = left;
	return at;
}

/** What is kept of the headers of an answer. */
export interface AnswerHeaders {
	/** Null in trailers. */
	status: number | null;
	retryAfter: string | null;
}

/**
 * Reads the header block of an answer, of which two lines are of use.
 *
 * @throws RangeError when it is no header block, or speaks of a table: the connection is of no use
 */
export function readAnswer(block: Buffer): AnswerHeaders {
	const answer: AnswerHeaders = { status: null, retryAfter: null };
	readLines(block, (line, name, value) => {
		if (line >= STATUS_AT && line < STATUS_AT + STATUSES.length) {
			answer.status = value ? Number(value()) : STATUSES[line - STATUS_AT]!;
		} else if (value && name === ':status') answer.status = Number(value());
		else if (value && (line === RETRY_AFTER_AT || name === 'retry-after')) {
			answer.retryAfter = value();
		}
	});
	return answer;
}

/**
 * Reads a header block (RFC 7541, 6) of somebody who was told to keep no table (its size is 0), so
 * that a block is read by itself.
 *
 * @param onLine is given the line of the static table (0 for none), else the name; and how to read
 *   the value, null when it is the table's own
 * @throws RangeError when it is no header block, or speaks of a table
 */
export function readLines(
	block: Buffer,
	onLine: (line: number, name: string, value: (() => string) | null) => void
): void {
	let at = 0;

	function byte(): number {
		if (at >= block.length) throw new RangeError('The block is cut');
		return block[at++]!;
	}
	function number(bits: number): number {
		const most = 2 ** bits - 1;
		let value = byte() & most;
		if (value < most) return value;
		for (let shift = 0; shift <= 21; shift += 7) {
			const next = byte();
			value += (next & 127) << shift;
			if (next < 128) return value;
		}
		throw new RangeError('A number is too big');
	}
	function staticLine(bits: number): number {
		const line = number(bits);
		if (line > STATIC_LINES) throw new RangeError('There is no table');
		return line;
	}
	function text(): () => string {
		const isShort = at < block.length && block[at]! >= 128;
		const length = number(7);
		const part = block.subarray(at, (at += length));
		if (part.length < length) throw new RangeError('The block is cut');
		return () => (isShort ? unshorten(part) : part.toString('latin1'));
	}

	while (at < block.length) {
		const first = block[at]!;
		if (first >= 0x80) onLine(staticLine(7), '', null);
		// The size of the table: none.
		else if (first >= 0x20 && first < 0x40) number(5);
		else {
			const line = staticLine(first >= 0x40 ? 6 : 4);
			const name = line === 0 ? text()() : '';
			onLine(line, name, text());
		}
	}
}
