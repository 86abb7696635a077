import { readFileSync } from 'node:fs';

const lists = new Map<string, ReadonlySet<string>>();

/** The days `YYYY-MM-DD` that the State's list calls public holidays in a territory, 2025–2030. */
export function publicHolidaysIn(territory: string): ReadonlySet<string> {
	const known = lists.get(territory);
	if (known) return known;
	const file = new URL(`../fixtures/public-holidays/${territory}.csv`, import.meta.url);
	const days = readFileSync(file, 'utf8')
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.slice(0, 10))
		.filter(Boolean);
	const list = new Set(days);
	lists.set(territory, list);
	return list;
}
