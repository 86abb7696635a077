import { and, eq } from 'drizzle-orm';
import type { MessageCard } from '../../domain/home/home';
import { canOpenMessages, canSeeEveryItem } from '../../domain/message/message.policy';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { recording } from '../db/schema/voice';
import { isMessageRecording } from './message-recording';
import type { KeptSound } from './sound-response';

const SOUND = { mediaType: recording.mediaType, sound: recording.sound };

/**
 * What the school says aloud in a message, for a family that may read its card; null when it says
 * nothing, or took the message back. Read as SYSTEM: the card is what opens it.
 */
export async function readCardVoice(app: App, card: MessageCard): Promise<KeptSound | null> {
	if (!card.voice || card.isTakenBack) return null;
	const { recordingId } = card.voice;
	const [found] = await app.db.transaction(SYSTEM, (tx) =>
		tx.select(SOUND).from(recording).where(isMessageRecording(recordingId, card.school.id))
	);
	return found ?? null;
}

/**
 * What somebody recorded for a message, written or still to be, for who recorded it and for the
 * office; null for anybody else.
 * @param recordingId as an address gives it
 */
export async function readMessageVoice(
	app: App,
	actor: StaffActor,
	recordingId: string
): Promise<KeptSound | null> {
	if (!canOpenMessages(actor)) return null;
	if (!isUuid(recordingId)) return null;
	const [found] = await app.db.transaction(actor, (tx) =>
		tx
			.select(SOUND)
			.from(recording)
			.where(
				and(
					isMessageRecording(recordingId, actor.schoolId),
					canSeeEveryItem(actor) ? undefined : eq(recording.staffId, actor.staffId)
				)
			)
	);
	return found ?? null;
}
