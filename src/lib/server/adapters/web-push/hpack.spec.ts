import { describe, expect, it } from 'vitest';
import { readAnswer, readLines, requestRoom, writeRequest } from './hpack';
import { unshorten } from './huffman';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('the Huffman code of HPACK', () => {
	it.each([
		// RFC 7541, C.4.1, C.4.3, C.6.1 and C.6.3.
		['f1e3 c2e5 f23a 6ba0 ab90 f4ff', 'www.example.com'],
		['25a8 49e9 5ba9 7d7f', 'custom-key'],
		['25a8 49e9 5bb8 e8b4 bf', 'custom-value'],
		['d07a be94 1054 d444 a820 0595 040b 8166 e082 a62d 1bff', 'Mon, 21 Oct 2013 20:13:21 GMT'],
		[
			'94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07',
			'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1'
		],
		['', '']
	])('%s', (hex, text) => expect(unshorten(bytes(hex))).toBe(text));

	it.each([
		['a byte of filling only', 'ff'],
		['filling with a zero', 'f1e3 c2e5 f23a 6ba0 ab90 f4fe'],
		['the end of the text within it', 'ffff fffc']
	])('refuses %s', (_name, hex) => expect(() => unshorten(bytes(hex))).toThrow(RangeError));
});

describe('the header block of an answer', () => {
	it.each([
		['a line of the table', '8e', { status: 500, retryAfter: null }],
		['a status that is not in it', '08 03 323031', { status: 201, retryAfter: null }],
		['one to be kept, shortened', '48 82 1003', { status: 201, retryAfter: null }],
		['a new size of the table, none', '20 8c', { status: 400, retryAfter: null }],
		['when to try again', '0803343239 0f26 03 313230', { status: 429, retryAfter: '120' }],
		[
			'names that are written out',
			'00 07 3a737461747573 03 323034 00 0b 72657472792d6166746572 01 37',
			{ status: 204, retryAfter: '7' }
		],
		[
			'others that are of no use',
			'8d 0f27 02 6162 00 01 78 01 79',
			{ status: 404, retryAfter: null }
		],
		['trailers', '00 01 78 01 79', { status: null, retryAfter: null }]
	])('has %s', (_name, hex, answer) => expect(readAnswer(bytes(hex))).toEqual(answer));

	it.each([
		['of a table that is not kept', 'be'],
		['line 0', '80'],
		['that is cut in a number', '7f'],
		['that is cut in a text', '08 03 3230'],
		['with a number without end', '7f ff ff ff ff ff ff 00']
	])('is refused when it speaks %s', (_name, hex) =>
		expect(() => readAnswer(bytes(hex))).toThrow(RangeError)
	);
});

describe('the header block of a request', () => {
	it('is read as it was written, and has room', () => {
		const lines: [string, string][] = [
			[':authority', 'push.example.org'],
			[':path', `/${'p'.repeat(1_000)}`],
			['authorization', `vapid t=${'t'.repeat(200)}`],
			['ttl', '60'],
			['topic', '']
		];
		const into = Buffer.alloc(requestRoom(lines));
		const block = into.subarray(0, writeRequest(into, 0, lines));
		const read: [number, string, string | null][] = [];
		readLines(block, (line, name, value) => read.push([line, name, value && value()]));
		expect(read).toEqual([
			[3, '', null],
			[7, '', null],
			[1, '', lines[0]![1]],
			[4, '', lines[1]![1]],
			[23, '', lines[2]![1]],
			[0, 'ttl', '60'],
			[0, 'topic', '']
		]);
	});
});
