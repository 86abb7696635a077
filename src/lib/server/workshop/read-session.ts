import { sql } from 'drizzle-orm';
import type { ItemState } from '../../domain/message/list-items.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import {
	countFollowUps,
	type FollowUp,
	type FollowUpCounts
} from '../../domain/workshop/follow-up';
import { hostOf } from '../../domain/workshop/remote-link';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { plainInSql } from '../funnel/guardian-filter';
import { itemsWithState } from '../compose/item-state';

const AN_HOUR = 3_600_000;

/** A place taken at a session, or waited for. */
export type SessionPlace = {
	id: string;
	guardianId: string;
	name: string;
	/** First names of her children, with their divisions. */
	children: string;
	mobile: string | null;
	locale: Language | null;
	/** tap, sms, staff or spot. */
	through: string;
	/** Marked by herself, with the sign on the door. */
	isCheckedIn: boolean;
	attendance: 'present' | 'absent' | null;
};

export type SessionDetail = {
	id: string;
	content: WorkshopContent;
	state: ItemState;
	plannedAt: Date;
	/** Whether the session has begun: attendance comes first on the page. */
	hasBegun: boolean;
	isOver: boolean;
	/** From an hour before it: who is there may be marked. */
	takesAttendance: boolean;
	canRun: boolean;
	places: SessionPlace[];
	/** Those who wait for a place, the first who came first. */
	waiting: SessionPlace[];
	/** People who came and whom the directory does not know. */
	unknown: number;
	/** Those present who had never been to a workshop of the school before. */
	newcomers: number;
	/** Link of a remote session, for who runs it. */
	link: { url: string; host: string } | null;
	/** The school's own title of it, from the catalogue. */
	title: string | null;
	/** The other sessions of its series. */
	series: { id: string; startsAt: string }[];
	/** What those who came said: counts, null while there are too few. */
	followUp: FollowUpCounts | null;
};

/** A session with its registrations, by name; null when there is none in the actor's school. */
export async function readSession(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<SessionDetail | null> {
	const canRun = canRunWorkshops(actor);
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [found] = await rows<Row>(
			tx,
			sql`with ${itemsWithState(actor.schoolId)}
				select said.id, said.content, said.state, said.planned_at, s.remote_url,
					coalesce(s.unknown_count, 0) as unknown, e.title, s.series_id
				from said
				left join workshop_session s on s.item_id = said.id
				left join catalogue_entry e on e.id = s.entry_id
				where said.id::text = ${itemId.toLowerCase()} and said.kind = 'workshop'`
		);
		if (!found) return null;
		// Who comes is for those who run the session: a teacher sees the session only.
		const people = canRun ? await peopleOf(tx, found.id) : [];
		const isThere = people.filter(({ isWaiting }) => !isWaiting);
		const answers = canRun ? await answersOf(tx, found.id) : [];
		return {
			id: found.id,
			content: found.content,
			state: found.state,
			plannedAt: new Date(found.planned_at),
			hasBegun: Date.parse(found.content.startsAt) <= now.getTime(),
			isOver: Date.parse(found.content.endsAt) <= now.getTime(),
			takesAttendance: Date.parse(found.content.startsAt) - AN_HOUR <= now.getTime(),
			canRun,
			places: isThere.map(placeOf),
			waiting: people.filter(({ isWaiting }) => isWaiting).map(placeOf),
			unknown: found.unknown,
			newcomers: isThere.filter((one) => one.attendance === 'present' && !one.cameBefore).length,
			link:
				canRun && found.remote_url
					? { url: found.remote_url, host: hostOf(found.remote_url) }
					: null,
			title: found.title,
			series: found.series_id ? await othersOf(tx, found.series_id, found.id) : [],
			followUp: countFollowUps(answers)
		};
	});
}

/** Places by name; those who wait in their order. */
function peopleOf(tx: Tx, itemId: string): Promise<Person[]> {
	return rows<Person>(
		tx,
		sql`select r.id, g.id as "guardianId", g.last_name || ' ' || g.first_name as name,
				g.mobile, coalesce(a.locale, g.letter_locale) as locale, r.through,
				r.checked_in_at is not null as "isCheckedIn", r.attendance,
				r.waiting_since is not null as "isWaiting",
				coalesce((
					select string_agg(concat_ws(' ', p.first_name, d.code), ', ' order by p.first_name)
					from guardianship l join pupil p on p.id = l.pupil_id and p.left_at is null
					left join division d on d.id = p.division_id
					where l.guardian_id = g.id
				), '') as children,
				exists (
					select 1 from workshop_registration o
					where o.guardian_id = g.id and o.item_id <> r.item_id and o.attendance = 'present'
						and o.registered_at < r.registered_at
				) as "cameBefore"
			from workshop_registration r
			join guardian g on g.id = r.guardian_id
			left join account a on a.id = g.account_id
			where r.item_id = ${itemId}::uuid and r.cancelled_at is null
			order by r.waiting_since nulls first, case when r.waiting_since is null
					then ${plainInSql(sql`g.last_name`)} end collate "C",
				case when r.waiting_since is null then ${plainInSql(sql`g.first_name`)} end collate "C",
				r.id`
	);
}

async function answersOf(tx: Tx, itemId: string): Promise<FollowUp[]> {
	const found = await rows<{ answers: FollowUp }>(
		tx,
		sql`select answers from workshop_follow_up where item_id = ${itemId}::uuid`
	);
	return found.map(({ answers }) => answers);
}

function othersOf(
	tx: Tx,
	seriesId: string,
	itemId: string
): Promise<{ id: string; startsAt: string }[]> {
	return rows(
		tx,
		sql`select s.item_id as id, v.starts_at as "startsAt"
			from workshop_session s
			cross join lateral (
				select change, content ->> 'startsAt' as starts_at from item_version
				where item_id = s.item_id and withdrawn_at is null order by number desc limit 1
			) v
			where s.series_id = ${seriesId}::uuid and s.item_id <> ${itemId}::uuid
				and v.change <> 'cancel'
			order by v.starts_at::timestamptz`
	);
}

function placeOf({ isWaiting: _waits, cameBefore: _before, ...place }: Person): SessionPlace {
	return place;
}

type Person = SessionPlace & { isWaiting: boolean; cameBefore: boolean };
type Row = Pick<SessionDetail, 'id' | 'content' | 'state' | 'unknown' | 'title'> & {
	planned_at: string;
	remote_url: string | null;
	series_id: string | null;
};
