import { sql } from 'drizzle-orm';
import { canJustify } from '../../domain/absence/absence.policy';
import type { AbsenceReason } from '../../domain/absence/absence-reason';
import type { AbsenceError } from '../../domain/absence/errors';
import { justifyAbsence as decide, type Justification } from '../../domain/absence/justify-absence';
import type { JustifyAbsenceInput } from '../../domain/absence/justify-absence.input';
import type { NoCalendar } from '../../domain/disconnection/release-window';
import type { GuardianActor } from '../../domain/shared/actor';
import type { Change } from '../../domain/shared/item-version';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { keepRecording } from '../answers/keep-recording';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { familyWriting } from '../db/schema/item';
import { planWriting } from '../release/plan-release';
import { readSentAnswer, type SentAnswerRefusal } from '../voice/read-sent-sound';

/** An answer that is saved, and from when the school reads it. */
export type GivenJustification = Justification & { readFrom: Date };

/**
 * Answers an absence for the guardian who asks. Saved at once; the school reads it at once in open
 * hours, else from its next opening. The same answer sent again is a success that writes nothing.
 *
 * @param voice what she adds with her voice, as the file came; answer and voice are saved together
 *   or not at all
 */
export async function justifyAbsence(
	app: App,
	actor: GuardianActor,
	itemId: string,
	input: JustifyAbsenceInput,
	voice: Uint8Array | null = null
): Promise<Result<GivenJustification, AbsenceError | NoCalendar | SentAnswerRefusal>> {
	const sound = voice === null ? null : await readSentAnswer(app, actor, voice);
	if (sound && !sound.ok) return sound;
	const now = app.clock.now();
	const result = await app.db.transaction(actor, async (tx) => {
		// Two posts of one answer at the same time: the second waits, then finds the first.
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${actor.accountId + itemId}))`);
		const found = await findAbsence(tx, itemId);
		if (!found || !canJustify(actor)) {
			return refuse({ code: 'absence.not-found' as const });
		}
		const decision = decide(stateOf(found), { ...input, hasVoice: sound !== null });
		if (!decision.ok) return decision;
		if (decision.value.outcome === 'already-sent') {
			return ok({ ...decision.value, readFrom: new Date(found.answer_planned_at!) });
		}
		const plan = planWriting(found, now);
		if (!plan.ok) return plan;
		const { schoolId } = found;
		await tx.insert(familyWriting).values({
			schoolId,
			kind: 'absence-reason',
			itemId,
			pupilId: found.pupilId,
			guardianId: found.guardianId,
			accountId: actor.accountId,
			reason: input.reason,
			recordingId: sound
				? await keepRecording(tx, actor, { schoolId, sound: sound.value, now })
				: null,
			locale: actor.locale,
			idempotencyKey: input.idempotencyKey,
			writtenAt: now,
			...plan.value
		});
		return ok({ ...decision.value, readFrom: plan.value.plannedAt });
	});
	if (result.ok) app.wake();
	return result;
}

type FoundAbsence = {
	schoolId: string;
	pupilId: string;
	guardianId: string;
	holidayZone: string | null;
	territory: string;
	timeZone: string;
	disconnectionPolicy: unknown;
	givenCalendar: unknown;
	change: Change;
	reason: AbsenceReason | null;
	answer_key: string | null;
	has_voice: boolean;
	answer_planned_at: Date | string | null;
};

/** The absence as the guardian was shown it; row level security hides what is not hers. */
async function findAbsence(tx: Tx, itemId: string): Promise<FoundAbsence | null> {
	const [found] = await rows<FoundAbsence>(
		tx,
		sql`select i.school_id as "schoolId", i.pupil_id as "pupilId", g.id as "guardianId",
				s.holiday_zone as "holidayZone", s.time_zone as "timeZone",
				s.disconnection_policy as "disconnectionPolicy", s.territory,
				s.given_calendar as "givenCalendar", v.change, w.reason,
				w.idempotency_key as answer_key, w.recording_id is not null as has_voice,
				w.planned_at as answer_planned_at
			from item i
			join item_version v on v.item_id = i.id and v.released_at is not null
				and v.withdrawn_at is null
			join school s on s.id = i.school_id
			join guardianship l on l.pupil_id = i.pupil_id and l.has_access
			join guardian g on g.id = l.guardian_id and g.left_at is null
			left join family_writing w on w.item_id = i.id and w.kind = 'absence-reason'
				and w.withdrawn_at is null
			where i.id::text = ${itemId.toLowerCase()} and i.kind = 'absence'
			order by v.number desc
			limit 1`
	);
	return found ?? null;
}

function stateOf(found: FoundAbsence) {
	return {
		shownChange: found.change,
		answer:
			found.reason && found.answer_key
				? { reason: found.reason, idempotencyKey: found.answer_key, hasVoice: found.has_voice }
				: null
	};
}
