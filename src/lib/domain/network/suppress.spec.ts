import { describe, expect, test } from 'vitest';
import { suppressSteps, suppressTable, type Count, type PublishedTable } from './suppress';

/** A published table as one reads it: figures, `?` for hidden, `-` for nothing. */
const lines = (table: PublishedTable) => {
	const word = (cell: PublishedTable['total']) =>
		cell.shown === null ? (cell.reason === 'hidden' ? '?' : '-') : String(cell.shown);
	return [
		...table.cells.map((line, row) => [...line, table.rowTotals[row]!].map(word).join(' ')),
		[...table.columnTotals, table.total].map(word).join(' ')
	];
};

describe('a table of counts of people', () => {
	test('large counts are shown with their totals', () => {
		expect(
			lines(
				suppressTable([
					[20, 30],
					[40, 50]
				])
			)
		).toEqual(['20 30 50', '40 50 90', '60 80 140']);
	});

	test('eleven is shown, ten is not', () => {
		expect(lines(suppressTable([[11]]))).toEqual(['11 11', '11 11']);
		expect(lines(suppressTable([[10]]))).toEqual(['? ?', '? ?']);
	});

	test('one small cell takes three others with it, so that no subtraction finds it', () => {
		expect(
			lines(
				suppressTable([
					[5, 30, 90],
					[40, 25, 80],
					[70, 60, 50]
				])
			)
		).toEqual(['? ? 90 125', '? ? 80 145', '70 60 50 180', '115 115 220 450']);
	});

	test('where nothing was held nothing is hidden, and it hides nobody', () => {
		expect(
			lines(
				suppressTable([
					[5, null],
					[null, 30]
				])
			)
		).toEqual(['? - ?', '- 30 30', '? 30 ?']);
	});

	test('two small cells of a line that make less than eleven together are given company', () => {
		const table = suppressTable([
			[3, 4, 60],
			[50, 40, 70]
		]);
		// 3 + 4 would be worked out from the total of the line.
		expect(
			lines(table)[0]!
				.split(' ')
				.filter((one) => one === '?').length
		).toBeGreaterThan(2);
	});

	test('no school, no theme: an empty table', () => {
		expect(lines(suppressTable([]))).toEqual(['-']);
	});
});

describe('by brute force, every table that would be published the same', () => {
	/** Small numbers with a small threshold: every table with the same published figures is tried. */
	const LEAST = 3;
	const MOST = 7;
	let seed = 20261124;
	const random = (below: number) => {
		seed = (seed * 1103515245 + 12345) % 2147483648;
		return Math.floor((seed / 2147483648) * below);
	};

	/** All fillings of the hidden cells that agree with everything that is shown. */
	function fillings(counts: Count[][], table: PublishedTable): number[][] {
		const hidden = table.cells.flatMap((line, row) =>
			line.flatMap((cell, column) =>
				cell.shown === null && cell.reason === 'hidden' ? [[row, column] as const] : []
			)
		);
		const agrees = (filled: Count[][]) => {
			const sum = (list: Count[]) => list.reduce<number>((all, one) => all + (one ?? 0), 0);
			const fits = (cell: PublishedTable['total'], value: number) =>
				cell.shown === null || cell.shown === value;
			return (
				filled.every((line, row) => fits(table.rowTotals[row]!, sum(line))) &&
				table.columnTotals.every((cell, column) =>
					fits(cell, sum(filled.map((line) => line[column]!)))
				) &&
				fits(table.total, sum(filled.flat()))
			);
		};
		const found: number[][] = [];
		const fill = (values: number[]) => {
			if (values.length < hidden.length) {
				for (let value = 0; value <= MOST + 2; value++) fill([...values, value]);
				return;
			}
			const filled = counts.map((line) => [...line]);
			hidden.forEach(([row, column], i) => (filled[row]![column] = values[i]!));
			if (agrees(filled)) found.push(values);
		};
		fill([]);
		return found;
	}

	/** The sum of the rows that `takes` accepts, in one filling. */
	function sumOf(
		counts: Count[][],
		table: PublishedTable,
		filling: number[],
		takes: (row: number) => boolean
	): number {
		let next = 0;
		let sum = 0;
		for (const [row, line] of table.cells.entries()) {
			for (const [column, cell] of line.entries()) {
				const isHidden = cell.shown === null && cell.reason === 'hidden';
				const value = isHidden ? filling[next++]! : (counts[row]![column] ?? 0);
				if (takes(row)) sum += value;
			}
		}
		return sum;
	}

	/** The sum of the hidden cells of each line, where it is the same in every filling. */
	function knownSums(table: PublishedTable, all: number[][]): number[] {
		const places = table.cells.flatMap((line, row) =>
			line.flatMap((cell, column) =>
				cell.shown === null && cell.reason === 'hidden' ? [{ row, column }] : []
			)
		);
		const groups = [
			...table.cells.map((_, row) => places.flatMap((one, i) => (one.row === row ? [i] : []))),
			...table.columnTotals.map((_, column) =>
				places.flatMap((one, i) => (one.column === column ? [i] : []))
			)
		].filter((group) => group.length > 0);
		return groups.flatMap((group) => {
			const sums = new Set(all.map((values) => group.reduce((n, i) => n + values[i]!, 0)));
			return sums.size === 1 ? [...sums] : [];
		});
	}

	test('no hidden cell has one value only, and no hidden group of a line is known to be small', () => {
		let tried = 0;
		for (let n = 0; n < 400; n++) {
			const [rows, columns] = [1 + random(3), 1 + random(3)];
			const counts = Array.from({ length: rows }, () =>
				Array.from({ length: columns }, () => (random(6) === 0 ? null : random(MOST + 1)))
			);
			const table = suppressTable(counts, LEAST);
			const hidden = table.cells
				.flat()
				.filter((cell) => cell.shown === null && cell.reason === 'hidden').length;
			for (const [row, line] of table.cells.entries()) {
				for (const [column, cell] of line.entries()) {
					const count = counts[row]![column]!;
					if (cell.shown !== null) expect(cell.shown).toBe(count);
					if (count !== null && count < LEAST) expect(cell.shown).toBe(null);
				}
			}
			if (hidden === 0 || hidden > 5) continue;
			tried++;
			const all = fillings(counts, table);
			for (let i = 0; i < hidden; i++) {
				const values = new Set(all.map((filling) => filling[i]));
				expect([JSON.stringify(counts), lines(table), values.size > 1]).toEqual([
					JSON.stringify(counts),
					lines(table),
					true
				]);
			}
			// A total that is hidden is no more found than a cell.
			const totals = [
				...table.rowTotals.map((cell, row) => ({ cell, takes: (r: number) => r === row })),
				{ cell: table.total, takes: () => true }
			];
			for (const { cell, takes } of totals) {
				if (cell.shown !== null || cell.reason === 'nothing') continue;
				const sums = new Set(all.map((filling) => sumOf(counts, table, filling, takes)));
				expect([JSON.stringify(counts), sums.size > 1]).toEqual([JSON.stringify(counts), true]);
			}
			expect([lines(table), knownSums(table, all).filter((sum) => sum < LEAST)]).toEqual([
				lines(table),
				[]
			]);
		}
		expect(tried).toBeGreaterThan(100);
	});
});

describe('the steps of a funnel', () => {
	test('a step of fewer than eleven is hidden', () => {
		expect(suppressSteps([300, 200, 100, 10])).toEqual([300, 200, 100, null]);
	});

	test('so is one that differs by fewer than eleven from one that is shown', () => {
		expect(suppressSteps([300, 295, 280, 100, 95, 89])).toEqual([300, null, 280, 100, null, 89]);
	});

	test('the same people twice are shown twice', () => {
		expect(suppressSteps([50, 50, 20])).toEqual([50, 50, 20]);
	});

	test('whatever the counts, no difference between two shown figures is a small group', () => {
		for (let on = 0; on < 30; on++) {
			for (let invited = 0; invited <= on; invited++) {
				for (let connected = 0; connected <= invited; connected++) {
					const shown = suppressSteps([on, invited, connected]).filter((one) => one !== null);
					for (const a of shown) {
						for (const b of shown) expect(a === b || Math.abs(a - b) >= 11).toBe(true);
					}
				}
			}
		}
	});
});
