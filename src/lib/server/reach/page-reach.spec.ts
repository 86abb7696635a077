import { expect, test } from 'vitest';
import { readReachFilters } from '../../domain/reach/reach-filters.input';
import type { Standing } from '../../domain/reach/standing';
import { pageReach } from './page-reach';
import type { Reach } from './read-reach';

const NOT: Standing = { kind: 'not-connected' };
const SEEN: Standing = { kind: 'informed', through: 'seen', at: null, locale: null, seenAt: null };
const reach = (missing: number, informed: number): Reach => {
	const standings = [
		...Array<Standing>(missing).fill(NOT),
		...Array<Standing>(informed).fill(SEEN)
	];
	const people = standings.map((standing, n) => ({
		id: String(n),
		firstName: 'Ana',
		lastName: `N${n}`,
		children: '',
		standing
	}));
	return { people } as Reach;
};
const page = (of: Reach, query: string) => {
	const { people, ...rest } = pageReach(of, readReachFilters(new URLSearchParams(query)));
	return { shown: people.length, ...rest };
};

test('a hundred a page, and how many there are', () => {
	const all = { total: 250, page: 1 };
	expect(page(reach(50, 200), '')).toEqual({ ...all, shown: 100, from: 1, to: 100, hasNext: true });
	expect(page(reach(50, 200), 'page=3')).toEqual({
		...{ total: 250, page: 3 },
		...{ shown: 50, from: 201, to: 250, hasNext: false }
	});
	expect(page(reach(50, 200), 'page=9')).toMatchObject({ page: 3 });
});

test('only those not informed; everybody for the printer', () => {
	expect(page(reach(3, 200), 'voir=pas-informes')).toMatchObject({ shown: 3, total: 3 });
	expect(page(reach(3, 200), 'liste=entiere')).toMatchObject({ shown: 203, hasNext: false });
	expect(page(reach(120, 200), 'voir=pas-informes&liste=entiere')).toMatchObject({ shown: 120 });
});

test('nobody', () => {
	expect(page(reach(0, 0), '')).toMatchObject({ shown: 0, total: 0, from: 0, to: 0, page: 1 });
});
