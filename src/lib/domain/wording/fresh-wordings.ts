import type { Language } from '../shared/locale';
import { keysOf, type WordingUnit } from './wording-unit';

/** Words as a speaker of a school left them. */
export type KeptWording = { text: string; sourceHash: string };

/** Where a sentence stands: `stale` when the French has changed since a speaker saw it. */
export type WordingState = 'to-review' | 'stale' | 'reviewed';

/**
 * Where a sentence stands in a language. It is reviewed in all its plural forms or not at all.
 * @param kept what the school's speakers left, by key with plural form
 */
export function stateOf(
	unit: WordingUnit & { sourceHash: string },
	language: Language,
	kept: ReadonlyMap<string, KeptWording>
): WordingState {
	const rows = keysOf(unit, language).map((key) => kept.get(key));
	if (rows.every((row) => row?.sourceHash === unit.sourceHash)) return 'reviewed';
	return rows.some((row) => row !== undefined) ? 'stale' : 'to-review';
}
