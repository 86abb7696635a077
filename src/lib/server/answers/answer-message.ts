import { sql } from 'drizzle-orm';
import { answerMessage as decide, type MessageState } from '../../domain/message/answer-message';
import type { AnswerMessageInput } from '../../domain/message/answer-message.input';
import { canAnswerMessage } from '../../domain/message/answer-message.policy';
import type { AnswerError } from '../../domain/message/errors';
import type { NoCalendar } from '../../domain/disconnection/release-window';
import type { GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { familyWriting } from '../db/schema/item';
import { planWriting } from '../release/plan-release';
import type { SchoolHoursRow } from '../release/hours-of-school';
import { readSentAnswer, type SentAnswerRefusal } from '../voice/read-sent-sound';
import { keyOfAnswer } from './answer-key';
import { keepRecording } from './keep-recording';
import { wantAnswersInFrench } from './want-answers-in-french';

/**
 * Answers a message for the guardian who asks: by a picture, in her words, by her voice. Saved at
 * once, whole or not at all; the school reads it at once in open hours, else from its next opening.
 * The same answer sent again is a success that writes nothing.
 *
 * @param voice the file as it came; what is kept of it is what is heard, nothing else
 */
export async function answerMessage(
	app: App,
	actor: GuardianActor,
	itemId: string,
	input: AnswerMessageInput,
	voice: Uint8Array | null
): Promise<Result<null, AnswerError | NoCalendar | SentAnswerRefusal>> {
	const sound = voice === null ? null : await readSentAnswer(app, actor, voice);
	if (sound && !sound.ok) return sound;
	const now = app.clock.now();
	const result = await app.db.transaction(actor, async (tx) => {
		// Two posts of one answer at the same time: the second waits, then finds the first.
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${actor.accountId + itemId}))`);
		const found = await findMessage(tx, itemId);
		if (!found || !canAnswerMessage(actor)) return refuse({ code: 'message.not-found' as const });
		const said = {
			answer: input.answer ?? null,
			words: input.words ?? null,
			hasVoice: sound !== null,
			key: keyOfAnswer(input, voice)
		};
		const decision = decide(found, said);
		if (!decision.ok) return decision;
		if (decision.value.outcome === 'already-sent') return ok({ toTranslate: [] });
		const plan = planWriting(found, now);
		if (!plan.ok) return plan;
		const { schoolId } = found;
		const [written] = await tx
			.insert(familyWriting)
			.values({
				schoolId,
				kind: 'message-answer',
				itemId,
				pupilId: found.pupilId,
				guardianId: found.guardianId,
				accountId: actor.accountId,
				reason: said.answer,
				text: said.words,
				recordingId: sound
					? await keepRecording(tx, actor, { schoolId, sound: sound.value, now })
					: null,
				locale: actor.locale,
				idempotencyKey: said.key,
				writtenAt: now,
				...plan.value
			})
			.returning({ id: familyWriting.id });
		const isReadNow = plan.value.releasedAt !== null && said.words !== null;
		return ok({ toTranslate: isReadNow ? [written!.id] : [] });
	});
	if (!result.ok) return result;
	await wantAnswersInFrench(app, result.value.toTranslate);
	app.wake();
	return ok(null);
}

type FoundMessage = SchoolHoursRow &
	MessageState & { schoolId: string; pupilId: string | null; guardianId: string };

/** The message as the guardian was shown it; row level security hides what is not hers. */
async function findMessage(tx: Tx, itemId: string): Promise<FoundMessage | null> {
	const [found] = await rows<FoundMessage>(
		tx,
		sql`select i.school_id as "schoolId", i.pupil_id as "pupilId", g.id as "guardianId",
				s.holiday_zone as "holidayZone", s.time_zone as "timeZone",
				s.disconnection_policy as "disconnectionPolicy", s.territory,
				s.given_calendar as "givenCalendar", v.change as "shownChange",
				i.recalled_at is not null as "isRecalled",
				(select coalesce(json_agg(w.idempotency_key), '[]') from family_writing w
					where w.item_id = i.id and w.kind = 'message-answer') as answered
			from item i
			join item_version v on v.item_id = i.id and v.released_at is not null
				and v.withdrawn_at is null
			join school s on s.id = i.school_id
			join guardian g on g.school_id = i.school_id and g.left_at is null
				and g.account_id = app_account()
			where i.id::text = ${itemId.toLowerCase()} and i.kind = 'message'
			order by v.number desc, exists (
				select 1 from guardianship l
				where l.guardian_id = g.id and l.pupil_id = i.pupil_id and l.has_access
			) desc, g.id
			limit 1`
	);
	return found ?? null;
}
