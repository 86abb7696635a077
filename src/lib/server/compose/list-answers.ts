import { sql } from 'drizzle-orm';
import { canReadAnswers } from '../../domain/message/message.policy';
import type { AbsenceReason } from '../../domain/absence/absence-reason';
import type { StaffActor } from '../../domain/shared/actor';
import type { Locale } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows } from '../db/client';

/** What a family wrote, as the office reads it: a code, worded in French on the screen. */
export type FamilyAnswer = {
	id: string;
	kind: 'absence-reason' | 'callback';
	reason: AbsenceReason | null;
	/** Language in which the family reads and speaks to the school. */
	locale: Locale;
	writtenAt: Date;
	isTakenIn: boolean;
	guardian: { id: string; name: string; mobile: string | null };
	pupil: { name: string; division: string | null } | null;
	/** Start and end of the absence, ISO 8601; null for a wish to be called. */
	absence: { startsAt: string; endsAt: string } | null;
	/** The family asks to be called: to do first. */
	asksForCall: boolean;
};

/**
 * What families wrote and was released, calls to make first, then what was not taken in yet, then
 * the latest. Empty for roles that do not read answers.
 */
export async function listAnswers(app: App, actor: StaffActor): Promise<FamilyAnswer[]> {
	if (!canReadAnswers(actor)) return [];
	const found = await app.db.transaction(actor, (tx) =>
		rows<Row>(
			tx,
			sql`select w.id, w.kind, w.reason, w.locale, w.written_at, w.taken_in_at is not null as is_taken_in,
					(w.kind = 'callback' or w.reason = 'other') as asks_for_call,
					json_build_object('id', g.id, 'name', g.first_name || ' ' || g.last_name,
						'mobile', g.mobile) as guardian,
					case when p.id is not null then json_build_object('name',
						p.first_name || ' ' || p.last_name, 'division', d.code) end as pupil,
					(select v.content from item_version v where v.item_id = w.item_id
						order by v.number desc limit 1) as absence
				from family_writing w
				join guardian g on g.id = w.guardian_id
				left join pupil p on p.id = w.pupil_id
				left join division d on d.id = p.division_id
				where w.school_id = ${actor.schoolId} and w.released_at is not null
					and w.withdrawn_at is null
				order by is_taken_in, asks_for_call desc, w.written_at desc
				limit 200`
		)
	);
	return found.map(({ written_at, is_taken_in, asks_for_call, ...answer }) => ({
		...answer,
		writtenAt: new Date(written_at),
		isTakenIn: is_taken_in,
		asksForCall: asks_for_call
	}));
}

type Row = Omit<FamilyAnswer, 'writtenAt' | 'isTakenIn' | 'asksForCall'> & {
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
			sql`select count(*)::int as waiting from family_writing
				where school_id = ${actor.schoolId} and released_at is not null
					and withdrawn_at is null and taken_in_at is null`
		)
	);
	return found?.waiting ?? 0;
}
