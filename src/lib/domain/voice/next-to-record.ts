import type { BankState } from './bank-coverage';
import { BANK_SENTENCES, type BankSentence } from './bank-sentences';

/**
 * The sentence to be recorded after another one, in the order of the bank and round to its
 * beginning; the first when there is no other; null when all are recorded.
 */
export function nextToRecord(
	states: ReadonlyMap<BankSentence, BankState>,
	after: BankSentence | null
): BankSentence | null {
	const from = after ? BANK_SENTENCES.indexOf(after) + 1 : 0;
	const inTurn = [...BANK_SENTENCES.slice(from), ...BANK_SENTENCES.slice(0, from)];
	return (
		inTurn.find((sentence) => sentence !== after && states.get(sentence) !== 'recorded') ?? null
	);
}
