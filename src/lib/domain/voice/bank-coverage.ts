import { BANK_GROUPS, BANK_SENTENCES, type BankSentence } from './bank-sentences';

/** Whether a sentence is recorded; `stale` when its words are others since. */
export type BankState = 'recorded' | 'stale' | 'missing';

/** How many sentences there are and how many are heard; those of the core apart. */
export type BankCoverage = {
	recorded: number;
	all: number;
	stale: number;
	core: { recorded: number; all: number };
};

/**
 * The state of each sentence of a language.
 * @param words hash of the words of each sentence as they are now
 * @param recorded hash of the words that were read, for the sentences that somebody recorded
 */
export function bankStates(
	words: ReadonlyMap<BankSentence, string>,
	recorded: ReadonlyMap<string, string>
): Map<BankSentence, BankState> {
	return new Map(
		BANK_SENTENCES.map((sentence) => {
			const read = recorded.get(sentence);
			const isFresh = read === words.get(sentence);
			return [sentence, read === undefined ? 'missing' : isFresh ? 'recorded' : 'stale'];
		})
	);
}

/** How far a bank has come. What is stale is not heard, and does not count as recorded. */
export function coverageOf(states: ReadonlyMap<BankSentence, BankState>): BankCoverage {
	const among = (sentences: readonly BankSentence[], state: BankState) =>
		sentences.filter((sentence) => states.get(sentence) === state).length;
	return {
		recorded: among(BANK_SENTENCES, 'recorded'),
		all: BANK_SENTENCES.length,
		stale: among(BANK_SENTENCES, 'stale'),
		core: { recorded: among(BANK_GROUPS.core, 'recorded'), all: BANK_GROUPS.core.length }
	};
}

/** Whether a language can do without written words: its core is all heard. */
export function speaksItsCore({ core }: BankCoverage): boolean {
	return core.recorded === core.all;
}
