import { and, asc, eq, isNull } from 'drizzle-orm';
import { canAnswerMessage } from '../../domain/message/answer-message.policy';
import type { QuickAnswer } from '../../domain/message/quick-answer';
import type { GuardianActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import type { App } from '../app';
import { familyWriting } from '../db/schema/item';
import { recording } from '../db/schema/voice';
import { nextAnswerKey } from './answer-key';

/** What the family said itself, of a message or of an absence, and since when the school reads it. */
export type GivenWords = {
	id: string;
	/** A picture of a message's answer; null for none, and for an absence (the card tells it). */
	answer: QuickAnswer | null;
	words: string | null;
	/** Language of the words. */
	locale: Locale;
	voice: { id: string; durationMs: number } | null;
	isRead: boolean;
	readFrom: Date;
};

/** What a family answered to an item in the order given, and the key of its next answer. */
export type Given = { answers: GivenWords[]; nextKey: string };

/**
 * What the account that asks answered to one item. Nothing for a session opened by a letter alone.
 * @param itemId of an item whose card was read
 */
export async function listGivenAnswers(
	app: App,
	actor: GuardianActor,
	itemId: string
): Promise<Given> {
	if (!canAnswerMessage(actor)) return { answers: [], nextKey: '' };
	const found = await app.db.transaction(actor, (tx) =>
		tx
			.select({
				id: familyWriting.id,
				kind: familyWriting.kind,
				reason: familyWriting.reason,
				words: familyWriting.text,
				locale: familyWriting.locale,
				releasedAt: familyWriting.releasedAt,
				plannedAt: familyWriting.plannedAt,
				recordingId: recording.id,
				durationMs: recording.durationMs
			})
			.from(familyWriting)
			.leftJoin(recording, eq(recording.id, familyWriting.recordingId))
			.where(and(eq(familyWriting.itemId, itemId), isNull(familyWriting.withdrawnAt)))
			.orderBy(asc(familyWriting.writtenAt), asc(familyWriting.id))
	);
	const answers = found.map((row) => ({
		id: row.id,
		answer: row.kind === 'message-answer' ? (row.reason as QuickAnswer | null) : null,
		words: row.words,
		locale: row.locale as Locale,
		voice:
			row.recordingId === null ? null : { id: row.recordingId, durationMs: row.durationMs ?? 0 },
		isRead: row.releasedAt !== null,
		readFrom: row.releasedAt ?? row.plannedAt
	}));
	return { answers, nextKey: nextAnswerKey(actor.accountId, itemId, answers.length) };
}
