import { expect, it } from 'vitest';
import { pageOf, SENTENCES_A_PAGE } from './page-of';

const all = Array.from({ length: SENTENCES_A_PAGE * 2 + 1 }, (_, n) => n);

it.each([
	[1, 1, 25],
	[3, 3, 1],
	[9, 3, 1]
])('page %i of three is page %i with %i sentences', (asked, page, length) => {
	expect(pageOf(all, asked)).toMatchObject({ page, pages: 3, shown: { length } });
});
it('a list without anything has one page', () => {
	expect(pageOf([], 2)).toEqual({ shown: [], page: 1, pages: 1 });
});
