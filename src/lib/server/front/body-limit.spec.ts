import { describe, expect, it } from 'vitest';
import { refusalOfBody } from './body-limit';

const body = (length: number) => new Headers({ 'content-length': String(length) });
const MB = 1024 * 1024;

describe('the length of a request', () => {
	it.each([
		['POST', '/absences/1', 2_000, null],
		['POST', '/absences/1', 3 * MB, null],
		['POST', '/messages/1', 5 * MB, 413],
		['POST', '/messages/1/autre', MB, 413],
		['POST', '/aide', MB, 413],
		['POST', '/invitation', 64 * MB, 413],
		['DELETE', '/api/push/subscription', MB, 413],
		['POST', '/voix', 7_000, null],
		['POST', '/voix', 9_000, 413],
		['POST', '/mediation/langues/voix/ar', 3 * MB, null],
		['POST', '/mediation/langues/voix', 3 * MB, 413],
		['POST', '/mediation/ecole', 60 * MB, null],
		['POST', '/mediation/ecole', 65 * MB, 413],
		['POST', '/mediation/ecole/autre', MB, 413]
	])('%s %s of %i bytes: %s', (method, path, length, expected) => {
		expect(refusalOfBody(method, path, body(length))).toBe(expected);
	});

	it('must be announced', () => {
		const chunked = new Headers({ 'transfer-encoding': 'chunked' });
		expect(refusalOfBody('POST', '/mediation/ecole', chunked)).toBe(411);
		expect(refusalOfBody('POST', '/', new Headers())).toBeNull();
		expect(refusalOfBody('GET', '/', chunked)).toBeNull();
	});

	it('that is not a number is refused', () => {
		expect(refusalOfBody('POST', '/', new Headers({ 'content-length': 'x' }))).toBe(413);
	});
});
