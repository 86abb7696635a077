import { eq } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import type { BankLocale } from '../../domain/voice/bank-locale';
import { isBankSentence, type BankSentence } from '../../domain/voice/bank-sentences';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { bankVoice } from '../db/schema/voice';
import { bankWords } from './bank-words';

/**
 * What the schools of a family recorded in its language: for each sentence, the address of the
 * voice. A sentence whose words changed since is left out. Where several schools recorded one, the
 * first by name is heard, so that a page sounds as it did yesterday.
 */
export async function bankVoices(
	app: App,
	actor: GuardianActor,
	locale: BankLocale
): Promise<Partial<Record<BankSentence, string>>> {
	const rows = await app.db.transaction(actor, (tx) =>
		tx
			.select({
				sentence: bankVoice.sentence,
				hash: bankVoice.wordsHash,
				recordingId: bankVoice.recordingId
			})
			.from(bankVoice)
			.innerJoin(school, eq(school.id, bankVoice.schoolId))
			.where(eq(bankVoice.locale, locale))
			.orderBy(school.name, school.id)
	);
	const voices: Partial<Record<BankSentence, string>> = {};
	if (rows.length === 0) return voices;
	const words = bankWords(locale);
	for (const { sentence, hash, recordingId } of rows) {
		if (!isBankSentence(sentence) || words.get(sentence)!.hash !== hash) continue;
		voices[sentence] ??= `/voix/${recordingId}`;
	}
	return voices;
}
