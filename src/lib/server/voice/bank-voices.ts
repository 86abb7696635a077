import { eq } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import type { BankLocale } from '../../domain/voice/bank-locale';
import { isBankSentence, SAID_ALIKE } from '../../domain/voice/bank-sentences';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { bankVoice } from '../db/schema/voice';
import { wordsOfSchool } from './bank-words';

/** Address of the voice of each sentence that has one, by its key (`absence:ask`). */
export type Voices = Record<string, string>;

/**
 * What the schools of a family recorded in its language. A sentence whose words changed since is
 * left out. Where several schools recorded one, the first by name is heard, so that a page sounds as
 * it did yesterday. Empty when nobody recorded anything.
 */
export async function bankVoices(
	app: App,
	actor: GuardianActor,
	locale: BankLocale
): Promise<Voices> {
	return app.db.transaction(actor, async (tx) => {
		const rows = await tx
			.select({
				sentence: bankVoice.sentence,
				hash: bankVoice.wordsHash,
				recordingId: bankVoice.recordingId,
				id: school.id,
				wordsVersion: school.wordsVersion
			})
			.from(bankVoice)
			.innerJoin(school, eq(school.id, bankVoice.schoolId))
			.where(eq(bankVoice.locale, locale))
			.orderBy(school.name, school.id);
		const voices: Voices = {};
		for (const [, ours] of Map.groupBy(rows, ({ id }) => id)) {
			const words = await wordsOfSchool(tx, ours[0]!, locale);
			for (const { sentence, hash, recordingId } of ours) {
				if (!isBankSentence(sentence) || words.get(sentence)!.hash !== hash) continue;
				voices[sentence] ??= `/voix/${recordingId}`;
			}
		}
		for (const [key, sentence] of Object.entries(SAID_ALIKE)) {
			if (voices[sentence]) voices[key] = voices[sentence];
		}
		return voices;
	});
}
