import { and, eq } from 'drizzle-orm';
import { canAnswerMessage } from '../../domain/message/answer-message.policy';
import type { GuardianActor } from '../../domain/shared/actor';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { recording } from '../db/schema/voice';
import type { KeptSound } from '../voice/sound-response';

/**
 * What the account that asks said itself; null for anything else, and for a session opened by a
 * letter alone.
 * @param recordingId as an address gives it
 */
export async function readOwnVoice(
	app: App,
	actor: GuardianActor,
	recordingId: string
): Promise<KeptSound | null> {
	if (!canAnswerMessage(actor)) return null;
	if (!isUuid(recordingId)) return null;
	const [found] = await app.db.transaction(actor, (tx) =>
		tx
			.select({ mediaType: recording.mediaType, sound: recording.sound })
			.from(recording)
			.where(
				and(
					eq(recording.id, recordingId),
					eq(recording.purpose, 'answer'),
					eq(recording.accountId, actor.accountId)
				)
			)
	);
	return found ?? null;
}
