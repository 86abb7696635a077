import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { arrangeCallbacks, isWantedNow, type CallbackOutcome } from '../../domain/help/callback';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { countPeople, type PeopleCounts } from '../ladder/list-to-call';

/** A wish to be called, as who calls sees it. */
export type CallbackLine = {
	id: string;
	guardianId: string;
	name: string;
	/** E.164; null: to be found on the card. */
	mobile: string | null;
	children: string;
	/** Language in which to speak. */
	locale: Language;
	wantedMoment: 'morning' | 'midday' | 'afternoon' | null;
	isWantedNow: boolean;
	needsInterpreter: boolean;
	isInterpreterFound: boolean;
	takenBy: { name: string; isMe: boolean } | null;
	tries: number;
	lastTryAt: Date | null;
	askedAt: Date;
	outcome: CallbackOutcome | null;
};

/** A wish that nobody ended is kept in sight for a month; one that was, until the next day. */
const KEPT = sql`w.kind = 'callback' and w.withdrawn_at is null`;

/** The calls that families asked for: those to make, in the order to make them, and those just made. */
export async function listCallbacks(
	app: App,
	actor: StaffActor
): Promise<{ waiting: CallbackLine[]; done: CallbackLine[]; counts: PeopleCounts }> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const { hour } = DateTime.fromJSDate(now, { zone: timeZone });
		const at = now.toISOString();
		const found = await rows<Row>(
			tx,
			sql`select w.id, g.id as guardian_id, g.first_name || ' ' || g.last_name as name, g.mobile,
					coalesce((select string_agg(p.first_name || coalesce(' ' || d.code, ''), ', ' order by p.first_name)
						from guardianship l join pupil p on p.id = l.pupil_id and p.left_at is null
						left join division d on d.id = p.division_id
						where l.guardian_id = g.id and l.has_access), '') as children,
					coalesce(c.locale, w.locale) as locale, c.wanted_moment,
					coalesce(c.needs_interpreter, false) as needs_interpreter,
					coalesce(c.is_interpreter_found, false) as is_interpreter_found,
					c.taken_by, s.name as taker, coalesce(c.tries, 0) as tries, c.last_try_at, w.written_at, c.outcome
				from family_writing w
				join guardian g on g.id = w.guardian_id
				left join callback c on c.writing_id = w.id
				left join staff s on s.id = c.taken_by
				where w.school_id = ${actor.schoolId} and ${KEPT}
					and (c.done_at > ${at}::timestamptz - interval '1 day'
						or (c.done_at is null and w.written_at > ${at}::timestamptz - interval '30 days'))`
		);
		const lines = found.map((row) => lineOf(row, actor, hour));
		return {
			counts: await countPeople(tx, actor),
			waiting: arrangeCallbacks(
				lines.filter(({ outcome }) => outcome === null),
				now,
				hour
			),
			done: lines
				.filter(({ outcome }) => outcome !== null)
				.sort((a, b) => b.askedAt.getTime() - a.askedAt.getTime())
		};
	});
}

/** How many calls that families asked for are to be made. */
export async function countCallbacks(tx: Tx, actor: StaffActor, now: Date): Promise<number> {
	const [found] = await rows<{ n: number }>(
		tx,
		sql`select count(*)::int as n from family_writing w left join callback c on c.writing_id = w.id
			where w.school_id = ${actor.schoolId} and ${KEPT} and c.done_at is null
				and w.written_at > ${now.toISOString()}::timestamptz - interval '30 days'`
	);
	return found!.n;
}

function lineOf(row: Row, actor: StaffActor, hour: number): CallbackLine {
	return {
		id: row.id,
		guardianId: row.guardian_id,
		name: row.name,
		mobile: row.mobile,
		children: row.children,
		locale: row.locale,
		wantedMoment: row.wanted_moment,
		isWantedNow: isWantedNow(row.wanted_moment, hour),
		needsInterpreter: row.needs_interpreter,
		isInterpreterFound: row.is_interpreter_found,
		takenBy: row.taken_by ? { name: row.taker ?? '', isMe: row.taken_by === actor.staffId } : null,
		tries: row.tries,
		lastTryAt: row.last_try_at === null ? null : new Date(row.last_try_at),
		askedAt: new Date(row.written_at),
		outcome: row.outcome
	};
}

type Row = {
	id: string;
	guardian_id: string;
	name: string;
	mobile: string | null;
	children: string;
	locale: Language;
	wanted_moment: CallbackLine['wantedMoment'];
	needs_interpreter: boolean;
	is_interpreter_found: boolean;
	taken_by: string | null;
	taker: string | null;
	tries: number;
	last_try_at: string | null;
	written_at: string;
	outcome: CallbackOutcome | null;
};
