import { NOT_SAID, type Diagnosis, type Question } from './diagnosis';

/** What a home lacks, and the answers that say so. */
const NEEDS = {
	'no-computer': { question: 'device', answers: ['none', 'phone', 'tablet'] },
	'no-internet': { question: 'internet', answers: ['none', 'phone-short'] },
	'no-printer': { question: 'printer', answers: ['no'] },
	'needs-help': { question: 'ease', answers: ['helped', 'not-yet'] }
} as const satisfies Record<string, { question: Question; answers: readonly string[] }>;

export type Need = keyof typeof NEEDS;
export const NEED_ORDER = Object.keys(NEEDS) as Need[];

/** A home that answered: the divisions of its children, and what it said last. */
export type AnsweringHome = { divisions: readonly string[]; diagnosis: Diagnosis };

export type NeedsCount = {
	/** Homes that answered something. */
	answered: number;
	/** Homes of the school that lack something, over those that said whether they do. */
	school: { need: Need; homes: number; of: number }[];
	/** By division; null for a figure that would tell on few homes. */
	divisions: { division: string; needs: Record<Need, number | null> }[];
};

/** No figure of fewer homes is shown by division (issue 5; PRODUCT rule 8 for what is published). */
export const SMALLEST_GROUP = 5;

/** Made once: a new one for each comparison is what takes time. */
const byName = new Intl.Collator('fr', { numeric: true });

/**
 * Counts what homes lack. By division, a figure from 1 to 4 is hidden; when it is the only one of
 * its kind, the next smallest goes with it, or it would be found from the total of the school.
 */
export function countNeeds(homes: readonly AnsweringHome[]): NeedsCount {
	const codes = [...new Set(homes.flatMap(({ divisions }) => divisions))].sort(byName.compare);
	const columns = NEED_ORDER.map((need) => ({
		need,
		cells: hideFew(
			codes.map((code) =>
				lacking(
					homes.filter((h) => h.divisions.includes(code)),
					need
				)
			)
		)
	}));
	return {
		answered: homes.filter(({ diagnosis }) => Object.keys(diagnosis).length > 0).length,
		school: NEED_ORDER.map((need) => ({
			need,
			homes: lacking(homes, need),
			of: homes.filter(({ diagnosis }) => isSaid(diagnosis, need)).length
		})),
		divisions: codes.map((division, row) => ({
			division,
			needs: Object.fromEntries(columns.map(({ need, cells }) => [need, cells[row]])) as Record<
				Need,
				number | null
			>
		}))
	};
}

function isSaid(diagnosis: Diagnosis, need: Need): boolean {
	const said = diagnosis[NEEDS[need].question];
	return said !== undefined && said !== NOT_SAID;
}

function lacking(homes: readonly AnsweringHome[], need: Need): number {
	const { question, answers } = NEEDS[need];
	return homes.filter(({ diagnosis }) =>
		(answers as readonly string[]).includes(diagnosis[question] ?? '')
	).length;
}

function hideFew(counts: readonly number[]): (number | null)[] {
	const cells = counts.map((n) => (n > 0 && n < SMALLEST_GROUP ? null : n));
	if (cells.filter((cell) => cell === null).length !== 1) return cells;
	const shown = cells.filter((cell) => cell !== null);
	const least = Math.min(...shown.filter((n) => n > 0));
	const index = cells.indexOf(Number.isFinite(least) ? least : 0);
	return cells.map((cell, i) => (i === index ? null : cell));
}
