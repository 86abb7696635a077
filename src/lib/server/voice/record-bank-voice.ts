import { and, eq } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { readSound } from '../../domain/voice/read-sound';
import type { SaidSentence } from '../../domain/voice/record-bank-voice.input';
import { BANK_LIMITS, type SoundRefusal } from '../../domain/voice/sound';
import { canRecordVoices } from '../../domain/voice/voice.policy';
import type { App } from '../app';
import { journal } from '../db/schema/staff';
import { bankVoice, recording } from '../db/schema/voice';
import { bankWords, readWordingOf } from './bank-words';

export type RecordRefusal =
	SoundRefusal | { code: 'voice.not-allowed' | 'voice.changed-meanwhile' };

/**
 * Puts a voice in the bank, in place of the one that was there. The old one is deleted with the
 * same transaction; a file that is no good changes nothing, nor
 * does a voice that says other words than those of now (`voice.changed-meanwhile`).
 *
 * @param bytes the file as it was sent; only its sound is kept
 * @returns the recording's key
 */
export async function recordBankVoice(
	app: App,
	actor: StaffActor,
	{ locale, sentence, seen }: SaidSentence,
	bytes: Uint8Array
): Promise<Result<{ recordingId: string }, RecordRefusal>> {
	if (!canRecordVoices(actor)) return refuse({ code: 'voice.not-allowed' });
	const read = readSound(bytes, BANK_LIMITS);
	if (!read.ok) return read;
	const { mediaType, durationMs, stripped: sound } = read.value;
	const { schoolId, staffId } = actor;
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const words = bankWords(locale, await readWordingOf(tx, schoolId));
		if (words.get(sentence)!.hash !== seen) {
			return refuse({ code: 'voice.changed-meanwhile' as const });
		}
		const [former] = await tx
			.select({ recordingId: bankVoice.recordingId })
			.from(bankVoice)
			.where(
				and(
					eq(bankVoice.schoolId, schoolId),
					eq(bankVoice.locale, locale),
					eq(bankVoice.sentence, sentence)
				)
			)
			.for('update');
		const [made] = await tx
			.insert(recording)
			.values({ schoolId, purpose: 'bank', mediaType, sound, durationMs, recordedAt: now, staffId })
			.returning({ id: recording.id });
		const recordingId = made!.id;
		const voice = { wordsHash: seen, recordingId };
		await tx
			.insert(bankVoice)
			.values({ schoolId, locale, sentence, ...voice })
			.onConflictDoUpdate({
				target: [bankVoice.schoolId, bankVoice.locale, bankVoice.sentence],
				set: voice
			});
		if (former) await tx.delete(recording).where(eq(recording.id, former.recordingId));
		await tx.insert(journal).values({
			at: now,
			schoolId,
			staffId,
			action: former ? 'voice.replaced' : 'voice.recorded',
			subject: recordingId,
			details: { locale, sentence }
		});
		return ok({ recordingId });
	});
}
