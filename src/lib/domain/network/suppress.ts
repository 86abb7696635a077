/**
 * Published figures: no count of people under eleven (INSEE's rule for households, QUALITY
 * « Security and privacy »), and none that the figures beside it give away by subtraction.
 */
export const LEAST_SHOWN = 11;

/**
 * One cell of a table of counts before publication: a figure of people, or `null` where there is
 * nothing to count (no session of that theme in that school: everybody knows, nothing is hidden).
 */
export type Count = number | null;

/** One cell as it is published. */
export type Published = { shown: number } | { shown: null; reason: 'nothing' | 'hidden' };

/** A table with its totals, as it is published. */
export type PublishedTable = {
	/** Row by row. */
	cells: Published[][];
	rowTotals: Published[];
	columnTotals: Published[];
	total: Published;
};

/**
 * A cell of the table with its totals, as an edge between its row and its column. Each row and each
 * column is an equation: what it holds makes its total.
 */
type Edge = { row: number; column: number; value: number; isTotal: boolean; isHidden: boolean };

/**
 * Publishes a table of counts of people by rows and columns, with its totals.
 *
 * 1. A cell or a total under `least` is hidden.
 * 2. While somebody who knows that counts are whole and not negative could find a hidden cell from
 *    what is shown, further cells are hidden, those that cost the fewest people first.
 * 3. The hidden cells of a line whose total is shown make at least `least` together: their sum can be
 *    worked out, and is a figure too.
 *
 * A hidden cell can take another value exactly when it lies on a closed walk of hidden cells along which
 * one may be added and taken away in turn; that is looked for, not approximated.
 *
 * @param counts rows of the same length
 */
export function suppressTable(
	counts: readonly (readonly Count[])[],
	least = LEAST_SHOWN
): PublishedTable {
	const [rows, columns] = [counts.length, counts[0]?.length ?? 0];
	const edges = edgesOf(counts);
	for (const edge of edges) edge.isHidden = edge.value < least;
	for (;;) {
		const found = edges.find((edge) => edge.isHidden && isFound(edges, edge));
		const more = found ? cheapestWalk(edges, found) : smallGroup(edges, least);
		if (!more) break;
		for (const edge of more) edge.isHidden = true;
	}
	const at = (row: number, column: number): Published => {
		const edge = edges.find((one) => one.row === row && one.column === column);
		if (!edge) return { shown: null, reason: 'nothing' };
		return edge.isHidden ? { shown: null, reason: 'hidden' } : { shown: edge.value };
	};
	return {
		cells: counts.map((line, row) => line.map((_, column) => at(row, column))),
		rowTotals: counts.map((_, row) => at(row, columns)),
		columnTotals: Array.from({ length: columns }, (_, column) => at(rows, column)),
		total: at(rows, columns)
	};
}

/** The cells that hold something, their totals, and the total of all. */
function edgesOf(counts: readonly (readonly Count[])[]): Edge[] {
	const [rows, columns] = [counts.length, counts[0]?.length ?? 0];
	const sum = (line: readonly Count[]) =>
		line.every((one) => one === null)
			? null
			: line.reduce<number>((all, one) => all + (one ?? 0), 0);
	const all = [
		...counts.map((line) => [...line, sum(line)]),
		Array.from({ length: columns + 1 }, (_, column) =>
			column < columns ? sum(counts.map((line) => line[column]!)) : sum(counts.flat())
		)
	];
	return all.flatMap((line, row) =>
		line.flatMap((value, column) =>
			value === null
				? []
				: [
						{
							row,
							column,
							value,
							isTotal: (row === rows) !== (column === columns),
							isHidden: false
						}
					]
		)
	);
}

/**
 * Whether one may be added to (or taken from) a cell, seen from its row to its column. With the signs of
 * the equations put right, a total counts the other way round.
 */
function mayChange({ value, isTotal }: Edge, way: 'up' | 'down'): boolean {
	return (way === 'down') === isTotal || value > 0;
}

/** Whether what is shown leaves a hidden cell one value only. */
function isFound(edges: readonly Edge[], edge: Edge): boolean {
	return (['up', 'down'] as const).every(
		(way) => !mayChange(edge, way) || walk(edges, edge, way, () => Infinity) === null
	);
}

/**
 * The cells to hide so that a found one can take another value: the walk that costs the fewest people.
 * Where there is none, the whole table is hidden.
 */
function cheapestWalk(edges: readonly Edge[], edge: Edge): Edge[] {
	const walks = (['up', 'down'] as const)
		.filter((way) => mayChange(edge, way))
		.map((way) => walk(edges, edge, way, ({ value }) => value + 1))
		.filter((one) => one !== null);
	walks.sort((a, b) => a.cost - b.cost);
	return walks[0]?.edges ?? edges.filter((one) => !one.isHidden);
}

/**
 * The cheapest way from one end of a cell to the other, by other cells that change in turn: along a row
 * to a column one is added, back from a column to a row one is taken away.
 */
function walk(
	edges: readonly Edge[],
	edge: Edge,
	way: 'up' | 'down',
	costOfShown: (edge: Edge) => number
): { cost: number; edges: Edge[] } | null {
	const rowOf = (one: Edge) => `r${one.row}`;
	const columnOf = (one: Edge) => `c${one.column}`;
	const [from, to] = way === 'up' ? [columnOf(edge), rowOf(edge)] : [rowOf(edge), columnOf(edge)];
	const best = new Map<string, { cost: number; edges: Edge[] }>([[from, { cost: 0, edges: [] }]]);
	const done = new Set<string>();
	for (;;) {
		let node: string | null = null;
		for (const [name, { cost }] of best) {
			if (!done.has(name) && (node === null || cost < best.get(node)!.cost)) node = name;
		}
		if (node === null) return null;
		const here = best.get(node)!;
		if (node === to) return here;
		done.add(node);
		for (const one of edges) {
			if (one === edge) continue;
			const isUp = node === rowOf(one);
			if (!isUp && node !== columnOf(one)) continue;
			if (!mayChange(one, isUp ? 'up' : 'down')) continue;
			const cost = here.cost + (one.isHidden ? 0 : costOfShown(one));
			const next = isUp ? columnOf(one) : rowOf(one);
			if (cost === Infinity || cost >= (best.get(next)?.cost ?? Infinity)) continue;
			best.set(next, { cost, edges: [...here.edges, ...(one.isHidden ? [] : [one])] });
		}
	}
}

/** The smallest shown cell of a line whose hidden cells are too few people together; null for none. */
function smallGroup(edges: readonly Edge[], least: number): Edge[] | null {
	const lines = new Set(edges.flatMap(({ row, column }) => [`r${row}`, `c${column}`]));
	const [lastRow, lastColumn] = [
		Math.max(...edges.map(({ row }) => row)),
		Math.max(...edges.map(({ column }) => column))
	];
	for (const line of lines) {
		const number = Number(line.slice(1));
		const inLine = edges.filter(({ row, column }) => (line[0] === 'r' ? row : column) === number);
		const isTotalOfLine = ({ row, column }: Edge) =>
			line[0] === 'r' ? column === lastColumn : row === lastRow;
		const parts = inLine.filter((one) => !isTotalOfLine(one));
		const hidden = parts.filter(({ isHidden }) => isHidden);
		const total = inLine.find(isTotalOfLine);
		if (hidden.length === 0 || !total || total.isHidden) continue;
		if (hidden.reduce((all, { value }) => all + value, 0) >= least) continue;
		const shown = inLine.filter(({ isHidden }) => !isHidden).sort((a, b) => a.value - b.value);
		return shown.slice(0, 1);
	}
	return null;
}

/**
 * Publishes figures of which each counts people among those of the ones before it (the steps of a
 * funnel): none under `least`, and none so near to another that the people between the two are fewer.
 *
 * @returns each figure, or null where it is hidden
 */
export function suppressSteps(counts: readonly number[], least = LEAST_SHOWN): (number | null)[] {
	const shown: number[] = [];
	return counts.map((count) => {
		const isApart = shown.every((one) => one === count || Math.abs(one - count) >= least);
		if (count < least || !isApart) return null;
		shown.push(count);
		return count;
	});
}
