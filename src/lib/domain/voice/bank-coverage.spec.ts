import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../../tests/support/message-files';
import { LOCALES } from '../shared/locale';
import { bankStates, coverageOf, speaksItsCore } from './bank-coverage';
import {
	BANK_GROUPS,
	BANK_SENTENCES,
	isBankSentence,
	SAID_ALIKE,
	type BankSentence
} from './bank-sentences';

const words = new Map(BANK_SENTENCES.map((sentence) => [sentence, `now ${sentence}`] as const));
const read = (sentences: readonly BankSentence[]) =>
	new Map<string, string>(sentences.map((sentence) => [sentence, `now ${sentence}`]));

describe('the sentences of the bank', () => {
	it('are each there once', () => {
		expect(new Set(BANK_SENTENCES).size).toBe(BANK_SENTENCES.length);
	});
	it.each(LOCALES)('are words without slots in %s', (locale) => {
		const messages = messagesOf(locale);
		const unfit = BANK_SENTENCES.filter((sentence) => {
			const text = messages.get(sentence);
			return text === undefined || text.includes('{{');
		});
		expect(unfit).toEqual([]);
	});
	it.each(LOCALES)('serve others only where the words are the same in %s', (locale) => {
		const messages = messagesOf(locale);
		for (const [key, sentence] of Object.entries(SAID_ALIKE)) {
			expect(messages.get(key)).toBe(messages.get(sentence));
		}
	});
	it('are told from other values', () => {
		expect(isBankSentence('absence:ask')).toBe(true);
		expect(isBankSentence('absence:day')).toBe(false);
		expect(isBankSentence(null)).toBe(false);
	});
});

describe('the coverage of a language', () => {
	it('is nothing at first', () => {
		const coverage = coverageOf(bankStates(words, new Map()));
		expect(coverage).toMatchObject({ recorded: 0, stale: 0, all: BANK_SENTENCES.length });
		expect(speaksItsCore(coverage)).toBe(false);
	});
	it('counts the core apart, which is enough to be heard', () => {
		const coverage = coverageOf(bankStates(words, read(BANK_GROUPS.core)));
		expect(coverage.recorded).toBe(BANK_GROUPS.core.length);
		expect(speaksItsCore(coverage)).toBe(true);
	});
	it('no longer counts what was said in other words', () => {
		const recorded = read(BANK_GROUPS.core).set('absence:ask', 'before');
		const states = bankStates(words, recorded);
		expect(states.get('absence:ask')).toBe('stale');
		const coverage = coverageOf(states);
		expect(coverage).toMatchObject({ stale: 1, recorded: BANK_GROUPS.core.length - 1 });
		expect(speaksItsCore(coverage)).toBe(false);
	});
	it('is not moved by what is no longer in the bank', () => {
		const recorded = read([]).set('absence:old', 'x');
		expect(coverageOf(bankStates(words, recorded)).recorded).toBe(0);
	});
});
