import { describe, expect, it } from 'vitest';
import { safeNext } from './next-page';

describe('the page after a detour', () => {
	it.each(['/', '/invitation', '/absences/12?x=1'])('%s is of this site', (path) =>
		expect(safeNext(path)).toBe(path)
	);
	it.each([
		null,
		'',
		'https://example.org',
		'//example.org',
		'/\\example.org',
		'/\t/x',
		'javascript:1'
	])('%s goes home', (path) => expect(safeNext(path)).toBe('/'));
});
