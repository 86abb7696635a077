/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * Rows as a CSV that a French spreadsheet opens with a double click: UTF-8 with its mark, `;`,
 * CRLF (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
	const lines = [header, ...rows].map((row) => row.map(cell).join(';'));
	return `\ufeff${lines.join('\r\n')}\r\n`;
}

function cell(value: string): string {
	const harmless = FORMULA_START.test(value) ? `'${value}` : value;
	return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
