import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv';

describe('a CSV that leaves', () => {
	it('is UTF-8 with its mark, semicolons, CRLF, quotes doubled', () => {
		expect(writeCsv(['a', 'b'], [['x;y', 'dit "oui"\nfin']])).toBe(
			'\ufeffa;b\r\n"x;y";"dit ""oui""\nfin"\r\n'
		);
	});
	it.each(['=1+1', '+33639980001', '-2', '@SUM(A1)', '\t=1', '\r=1'])(
		'never lets a spreadsheet run %j',
		(value) => {
			const [, row] = writeCsv(['a'], [[value]]).split('a\r\n');
			expect(row).toMatch(/^"?'/);
		}
	);
});
