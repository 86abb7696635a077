import { DEFAULT_LOCALE, isLocale } from '../../domain/shared/locale';
import type { BankLocale } from '../../domain/voice/bank-locale';
import { BANK_SENTENCES, type BankSentence } from '../../domain/voice/bank-sentences';
import { serverTranslator } from '../i18n/messages';
import { sourceHash } from '../translation/source-hash';

/** The words that a speaker reads, and what is kept to know later whether they are still those. */
export type BankWords = ReadonlyMap<BankSentence, { text: string; hash: string }>;

const kept = new Map<BankLocale, BankWords>();

/**
 * The words of the bank's sentences in a language. One that has no written words of its own is
 * recorded from the French: a recording is of those words until they change.
 */
export function bankWords(locale: BankLocale): BankWords {
	let words = kept.get(locale);
	if (!words) {
		const written = isLocale(locale) ? locale : DEFAULT_LOCALE;
		const t = serverTranslator(written);
		words = new Map(
			BANK_SENTENCES.map((sentence) => {
				const text = t(sentence);
				return [sentence, { text, hash: sourceHash(text, written) }];
			})
		);
		kept.set(locale, words);
	}
	return words;
}
