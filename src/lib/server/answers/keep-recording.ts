import type { GuardianActor } from '../../domain/shared/actor';
import type { Sound } from '../../domain/voice/sound';
import type { Tx } from '../db/client';
import { recording } from '../db/schema/voice';

/**
 * Keeps what a family said, in the transaction of the answer that it belongs to: neither is there
 * without the other.
 * @returns its id
 */
export async function keepRecording(
	tx: Tx,
	actor: GuardianActor,
	{ schoolId, sound, now }: { schoolId: string; sound: Sound; now: Date }
): Promise<string> {
	const [kept] = await tx
		.insert(recording)
		.values({
			schoolId,
			purpose: 'answer',
			mediaType: sound.mediaType,
			sound: sound.stripped,
			durationMs: sound.durationMs,
			recordedAt: now,
			accountId: actor.accountId
		})
		.returning({ id: recording.id });
	return kept!.id;
}
