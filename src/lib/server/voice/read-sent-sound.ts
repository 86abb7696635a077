import { SYSTEM, type GuardianActor, type StaffActor } from '../../domain/shared/actor';
import { refuse, type Result } from '../../domain/shared/result';
import { readSound } from '../../domain/voice/read-sound';
import {
	ANSWER_LIMITS,
	MESSAGE_LIMITS,
	type Sound,
	type SoundRefusal
} from '../../domain/voice/sound';
import type { App } from '../app';
import { addHits, clientKey } from '../front/count-hits';

/** Sounds that one account may send, good or not: many times what a family says of a whole week. */
export const SENT_ANSWERS = { count: 30, minutes: 10 };
/** Voices for messages that one person may send in a day, good or not: unsent ones are kept a day. */
export const SENT_DRAFTS = { count: 100, minutes: 24 * 60 };

/** Why a sound that a family sent is not taken. */
export type SentAnswerRefusal = SoundRefusal | { code: 'message.enough' };
/** Why a sound that somebody of a school sent for a message is not taken. */
export type SentDraftRefusal = SoundRefusal | { code: 'voice.too-many' };

/**
 * Reads a sound that a family answers with. Every one counts: reading a broken one costs as much.
 *
 * Refusals: those of `readSound`, and `message.enough` for very many (the family is better called).
 */
export async function readSentAnswer(
	app: App,
	actor: GuardianActor,
	bytes: Uint8Array
): Promise<Result<Sound, SentAnswerRefusal>> {
	const key = clientKey(app, 'answer-sound', actor.accountId);
	if (await isOver(app, key, SENT_ANSWERS)) return refuse({ code: 'message.enough' });
	return readSound(bytes, ANSWER_LIMITS);
}

/**
 * Reads a sound that somebody of a school recorded for a message.
 *
 * Refusals: those of `readSound`, and `voice.too-many`.
 */
export async function readSentDraft(
	app: App,
	actor: StaffActor,
	bytes: Uint8Array
): Promise<Result<Sound, SentDraftRefusal>> {
	const key = clientKey(app, 'message-sound', actor.staffId);
	if (await isOver(app, key, SENT_DRAFTS)) return refuse({ code: 'voice.too-many' });
	return readSound(bytes, MESSAGE_LIMITS);
}

/** Counts one more, in a transaction of its own: what is refused after it stays counted. */
async function isOver(app: App, key: string, limit: typeof SENT_ANSWERS): Promise<boolean> {
	const now = app.clock.now();
	const hits = await app.db.transaction(SYSTEM, (tx) => addHits(tx, key, limit, now, 1));
	return hits > limit.count;
}
