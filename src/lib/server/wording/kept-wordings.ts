import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Language } from '../../domain/shared/locale';
import { stateOf, type WordingState } from '../../domain/wording/fresh-wordings';
import { keysOf } from '../../domain/wording/wording-unit';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { wording } from '../db/schema/language';
import { shippedWords, type FamilyString } from './family-strings';

export type WordingRow = typeof wording.$inferSelect;

/** What the speakers of a school left for a language, by key with plural form. */
export async function keptWordings(
	tx: Tx,
	schoolId: string,
	language: Language,
	keys?: readonly string[]
): Promise<Map<string, WordingRow>> {
	const rows = await tx
		.select()
		.from(wording)
		.where(
			and(
				eq(wording.schoolId, schoolId),
				eq(wording.locale, language),
				keys && inArray(wording.key, [...keys])
			)
		);
	return new Map(rows.map((row) => [row.key, row]));
}

/** A sentence as families of a school read it, and where it stands. */
export type CurrentWording = {
	state: WordingState;
	/** Words in force, by key with plural form; a language that is prepared may have none yet. */
	texts: Map<string, string>;
	/** Whether they are others than those that ship. */
	isCorrected: boolean;
	/** What a speaker wrote of another French than now: not shown any more, but a start. */
	former: Map<string, string>;
};

/** What is in force for a sentence, from what the speakers left. */
export function currentWording(
	unit: FamilyString,
	language: Language,
	kept: ReadonlyMap<string, WordingRow>
): CurrentWording {
	const keys = keysOf(unit, language);
	const state = stateOf(unit, language, kept);
	const shipped = shippedWords(language);
	const ours = new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key)!.text]] : [])));
	const theirs = new Map(
		keys.flatMap((key) => (shipped.has(key) ? [[key, shipped.get(key)!]] : []))
	);
	const texts = state === 'reviewed' ? ours : theirs;
	return {
		state,
		texts,
		isCorrected: keys.some((key) => texts.get(key) !== theirs.get(key)),
		former: state === 'stale' ? ours : new Map()
	};
}

/**
 * Whether what an undo takes back is still there: the same words, and nobody else answered for them
 * since, be it for the very same.
 */
export function isStillOf(
	staffId: string,
	kept: ReadonlyMap<string, WordingRow>,
	isSame: boolean
): boolean {
	return isSame && [...kept.values()].every(({ reviewedBy }) => reviewedBy === staffId);
}

/** Says to every process that the words of a school are others: in the transaction that changes them. */
export async function countNewWords(tx: Tx, schoolId: string): Promise<void> {
	await tx
		.update(school)
		.set({ wordsVersion: sql`${school.wordsVersion} + 1` })
		.where(eq(school.id, schoolId));
}
