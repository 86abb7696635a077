import { BANK_SENTENCES, isBankSentence } from '$lib/domain/voice/bank-sentences';
import { nextToRecord } from '$lib/domain/voice/next-to-record';
import type { Bank, BankLine } from '$lib/server/voice/read-bank';

/**
 * Which sentence is on the table: the one that the address names (`phrase`), else the next to be
 * recorded after the one that was just kept (`fait`); none once all are recorded.
 */
export function chosenLine(
	{ groups }: Bank,
	search: URLSearchParams
): {
	chosen: (BankLine & { number: number }) | null;
	next: string | null;
	kept: BankLine | null;
} {
	const [phrase, fait] = [search.get('phrase'), search.get('fait')];
	const lines = new Map(groups.flatMap(({ lines }) => lines).map((line) => [line.sentence, line]));
	const states = new Map([...lines].map(([sentence, { state }]) => [sentence, state]));
	const kept = isBankSentence(fait) ? fait : null;
	const sentence = isBankSentence(phrase) ? phrase : nextToRecord(states, kept);
	return {
		chosen: sentence && {
			...lines.get(sentence)!,
			number: BANK_SENTENCES.indexOf(sentence) + 1
		},
		next: nextToRecord(states, sentence),
		kept: kept && lines.get(kept)!
	};
}
