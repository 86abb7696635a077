import { createHash } from 'node:crypto';
import { COMMITMENT } from '../../domain/resource-parent/commitment';
import type { Locale } from '../../domain/shared/locale';
import { serverTranslator } from '../i18n/messages';

/** The commitment in a language, sentence by sentence, and what identifies its exact words. */
export type CommitmentWords = { locale: Locale; sentences: string[]; hash: string };

/** The words that ship in a language: those that she is shown, and signs. */
export function commitmentWords(locale: Locale): CommitmentWords {
	const t = serverTranslator(locale);
	const sentences = COMMITMENT.map((key) => t(`resource-parent:commitment.${key}`));
	return { locale, sentences, hash: hashOfWords(locale, sentences) };
}

/** SHA-256 (hex) of the language and of its sentences, one a line. */
export function hashOfWords(locale: string, sentences: readonly string[]): string {
	return createHash('sha256')
		.update([locale, ...sentences].join('\n'))
		.digest('hex');
}
