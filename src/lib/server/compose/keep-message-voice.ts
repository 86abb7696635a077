import { and, eq } from 'drizzle-orm';
import type { ComposeError } from '../../domain/message/errors';
import { canComposeMessage } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { recording } from '../db/schema/voice';
import { isMessageRecording } from '../voice/message-recording';
import { readSentDraft, type SentDraftRefusal } from '../voice/read-sent-sound';

/**
 * Keeps what somebody recorded for a message that she is still writing, so that it is not said again
 * when something else is wrong with the form, or when it asks whether to disturb. Nobody hears it
 * before the message is written; what no message holds after a day is forgotten.
 *
 * @param voice the file as it came; null: nothing was recorded
 * @returns its key, or null for nothing; refusals are those of `readSentDraft`, and
 *   `compose.not-allowed`
 */
export async function keepMessageVoice(
	app: App,
	actor: StaffActor,
	voice: Uint8Array | null
): Promise<Result<string | null, ComposeError | SentDraftRefusal>> {
	if (voice === null) return ok(null);
	if (!canComposeMessage(actor, 'pupil')) return refuse({ code: 'compose.not-allowed' });
	const read = await readSentDraft(app, actor, voice);
	if (!read.ok) return read;
	const { mediaType, durationMs, stripped: sound } = read.value;
	const { schoolId, staffId } = actor;
	const recordedAt = app.clock.now();
	const [kept] = await app.db.transaction(actor, (tx) =>
		tx
			.insert(recording)
			.values({ schoolId, purpose: 'message', mediaType, sound, durationMs, recordedAt, staffId })
			.returning({ id: recording.id })
	);
	return ok(kept!.id);
}

/** What the actor herself recorded for a message; null when it is gone, or somebody else's. */
export async function findOwnRecording(
	tx: Tx,
	actor: StaffActor,
	recordingId: string
): Promise<{ durationMs: number } | null> {
	const [found] = await tx
		.select({ durationMs: recording.durationMs })
		.from(recording)
		.where(
			and(isMessageRecording(recordingId, actor.schoolId), eq(recording.staffId, actor.staffId))
		);
	return found ?? null;
}
