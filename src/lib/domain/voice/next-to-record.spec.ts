import { expect, it } from 'vitest';
import type { BankState } from './bank-coverage';
import { BANK_SENTENCES, type BankSentence } from './bank-sentences';
import { nextToRecord } from './next-to-record';

const last = BANK_SENTENCES[BANK_SENTENCES.length - 1]!;
const [first, second, third] = BANK_SENTENCES as [BankSentence, BankSentence, BankSentence];
const bank = (recorded: readonly BankSentence[], stale: readonly BankSentence[] = []) =>
	new Map<BankSentence, BankState>(
		BANK_SENTENCES.map((one) => [
			one,
			stale.includes(one) ? 'stale' : recorded.includes(one) ? 'recorded' : 'missing'
		])
	);

it('the first, at first', () => expect(nextToRecord(bank([]), null)).toBe(first));
it('the one that follows, over those that are recorded', () =>
	expect(nextToRecord(bank([second]), first)).toBe(third));
it('what changed is said again', () =>
	expect(nextToRecord(bank(BANK_SENTENCES, [second]), first)).toBe(second));
it('round to the beginning', () => expect(nextToRecord(bank([]), last)).toBe(first));
it('none when all are', () => expect(nextToRecord(bank(BANK_SENTENCES), first)).toBeNull());
it('not the same one again', () =>
	expect(nextToRecord(bank(BANK_SENTENCES, [first]), first)).toBeNull());
