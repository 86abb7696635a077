import { sql, type SQL } from 'drizzle-orm';
import type { AbsenceReason } from '../../domain/absence/absence-reason';
import { canReadAnswers } from '../../domain/message/message.policy';
import type { QuickAnswer } from '../../domain/message/quick-answer';
import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import type { ReadText } from '../../domain/translation/read-text';
import { readAnswersInFrench } from '../answers/read-answers-in-french';
import { isStanding } from '../answers/standing-answers';
import type { App } from '../app';
import { rows } from '../db/client';

/** What a family wrote, as staff read it: a code, worded on the screen; its own words; its voice. */
export type FamilyAnswer = {
	id: string;
	kind: 'absence-reason' | 'message-answer' | 'callback';
	reason: AbsenceReason | QuickAnswer | null;
	/** Its own words, in French when there is a translation; null when it wrote none. */
	words: ReadText | null;
	/** How long it speaks, in milliseconds; null when it does not. */
	voiceMs: number | null;
	/** Language in which the family reads and speaks to the school. */
	locale: Locale;
	writtenAt: Date;
	isTakenIn: boolean;
	guardian: { id: string; name: string; mobile: string | null };
	pupil: { name: string; division: string | null } | null;
	/** Start and end of the absence, ISO 8601; null for anything else. */
	absence: { startsAt: string; endsAt: string } | null;
	/** The message that it answers; null for anything else. */
	message: { id: string; content: Record<string, unknown> } | null;
	/** The family asks to be called: to do first. */
	asksForCall: boolean;
};

/**
 * What families wrote and was released, calls to make first, then what was not taken in yet, then
 * the latest. Empty for roles that do not read answers.
 */
export function listAnswers(app: App, actor: StaffActor): Promise<FamilyAnswer[]> {
	return canReadAnswers(actor) ? readAnswers(app, actor, sql`true`) : Promise.resolve([]);
}

/**
 * What families answered to one item, in the same order.
 * @param itemId of an item whose answers the actor may read (`canReadAnswersTo`)
 */
export function listAnswersTo(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<FamilyAnswer[]> {
	return readAnswers(app, actor, sql`w.item_id = ${itemId}::uuid`);
}

async function readAnswers(app: App, actor: StaffActor, scope: SQL): Promise<FamilyAnswer[]> {
	const found = await app.db.transaction(actor, (tx) =>
		rows<Row>(
			tx,
			sql`select w.id, w.kind, w.reason, w.locale, w.written_at, w.taken_in_at is not null as is_taken_in,
					(w.kind = 'callback' or coalesce(w.reason in ('other', 'not-understood'), false))
						as asks_for_call, w.text, r.duration_ms, w.item_id,
					json_build_object('id', g.id, 'name', g.first_name || ' ' || g.last_name,
						'mobile', g.mobile) as guardian,
					case when p.id is not null then json_build_object('name',
						p.first_name || ' ' || p.last_name, 'division', d.code) end as pupil,
					(select v.content from item_version v where v.item_id = w.item_id
						order by v.number desc limit 1) as content
				from family_writing w
				join guardian g on g.id = w.guardian_id
				left join pupil p on p.id = w.pupil_id
				left join division d on d.id = p.division_id
				left join recording r on r.id = w.recording_id
				where w.school_id = ${actor.schoolId} and ${isStanding} and ${scope}
				order by is_taken_in, asks_for_call desc, w.written_at desc
				limit 200`
		)
	);
	const written = found.map(({ text, locale }) => ({ words: text, locale }));
	const read = await readAnswersInFrench(app, actor.schoolId, written);
	return found.map((row, n) => ({
		id: row.id,
		kind: row.kind,
		reason: row.reason,
		words: read[n] ?? null,
		voiceMs: row.duration_ms,
		locale: row.locale,
		writtenAt: new Date(row.written_at),
		isTakenIn: row.is_taken_in,
		// Whoever wrote a message reads its answers; telephones are for those who call.
		guardian: canReadAnswers(actor) ? row.guardian : { ...row.guardian, mobile: null },
		pupil: row.pupil,
		absence:
			row.kind === 'absence-reason' ? (row.content as { startsAt: string; endsAt: string }) : null,
		message:
			row.kind === 'message-answer' && row.content
				? { id: row.item_id!, content: row.content }
				: null,
		asksForCall: row.asks_for_call
	}));
}

type Row = Pick<FamilyAnswer, 'id' | 'kind' | 'reason' | 'locale' | 'guardian' | 'pupil'> & {
	text: string | null;
	duration_ms: number | null;
	item_id: string | null;
	content: Record<string, unknown> | null;
	written_at: string;
	is_taken_in: boolean;
	asks_for_call: boolean;
};

/** How many answers wait to be dealt with; null for roles that do not read answers. */
export async function countWaitingAnswers(app: App, actor: StaffActor): Promise<number | null> {
	if (!canReadAnswers(actor)) return null;
	const [found] = await app.db.transaction(actor, (tx) =>
		rows<{ waiting: number }>(
			tx,
			sql`select count(*)::int as waiting from family_writing w
				where w.school_id = ${actor.schoolId} and ${isStanding} and w.taken_in_at is null`
		)
	);
	return found?.waiting ?? 0;
}
