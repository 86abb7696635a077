import { inArray, sql } from 'drizzle-orm';
import { isToCallReason, type ClimbFacts } from '../../domain/ladder/climb';
import type { ClimbingKind } from '../../domain/delivery/delivery-settings';
import { channelOf } from '../../domain/equipment/diagnosis';
import type { News } from '../../domain/delivery/notification';
import { concernsGuardian } from '../compose/concerned';
import { rows, type Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import { schoolsById } from '../directory/schools-by-id';

/**
 * Due notices whose guardians are looked at in one go, and at most that many guardians. Short: who
 * opens her home meanwhile waits for it, to say that she saw.
 */
const BATCH = 200;

/** A due notice, with all that the ladder decides by. */
export type Climbing = ClimbFacts & {
	id: string;
	guardianId: string;
	itemId: string;
	change: News['change'];
	school: typeof school.$inferSelect;
	/** Language of the family. */
	locale: string;
	/** `account.own_hours`. */
	ownHours: unknown;
};

type Row = {
	id: string;
	guardian_id: string;
	school_id: string;
	item_id: string;
	kind: ClimbingKind;
	change: News['change'];
	step: 'push' | 'sms';
	is_urgent: boolean;
	is_over: boolean;
	opened_at: Instant;
	seen_at: Instant | null;
	displayed_at: Instant | null;
	push_sent_at: Instant | null;
	push_planned_at: Instant | null;
	is_push_retried: boolean | null;
	mobile: string | null;
	accepts_sms: boolean;
	best_channel: string | null;
	locale: string;
	own_hours: unknown;
	sms_state: NonNullable<ClimbFacts['sms']>['state'] | null;
	sms_planned_at: Instant | null;
	sms_attempts: number | null;
	sms_sent_at: Instant | null;
	sms_delivered_at: Instant | null;
	sms_error: string | null;
};
/** Raw rows: one driver makes dates of instants, the other leaves them as text. */
type Instant = Date | string;

/**
 * Takes a batch of due notices for this process, guardian by guardian: all that climbs for one
 * person at one moment is seen together, whoever else climbs at the same time. Schools that stopped
 * sending are left where they are.
 */
export async function claimClimbing(tx: Tx, now: Date): Promise<Climbing[]> {
	const at = sql`${now.toISOString()}::timestamptz`;
	const people = await rows<{ id: string }>(
		tx,
		sql`select g.id from guardian g
			where g.id in (
				select n.guardian_id from notice n join school s on s.id = n.school_id
				where n.next_step_at <= ${at} and s.sending_stopped_at is null
				order by n.next_step_at limit ${BATCH}
			)
			order by g.id
			for no key update skip locked`
	);
	if (people.length === 0) return [];
	const due = await rows<Row>(
		tx,
		sql`with claimed as (
			select * from notice
			where ${inArray(
				sql`guardian_id`,
				people.map(({ id }) => id)
			)}
				and next_step_at <= ${at} and step in ('push', 'sms')
			order by id
			for update
		), pushed as (
			select d.item_version_id, d.account_id,
				min(d.displayed_at) as displayed_at, min(d.sent_at) as sent_at,
				min(d.next_attempt_at) filter (where d.state = 'waiting' and d.attempts = 0) as planned_at,
				bool_or(d.state = 'waiting' and d.attempts > 0) as is_retried
			from delivery d
			where d.item_version_id in (select item_version_id from claimed)
			group by d.item_version_id, d.account_id
		)
		select n.id, n.guardian_id, n.school_id, n.item_id, i.kind, v.change, n.step, n.opened_at,
			v.urgent_reason is not null as is_urgent,
			(
				v.withdrawn_at is not null or g.left_at is not null
				or (v.change <> 'cancel' and i.recalled_at is not null and seen.item_id is null)
				or exists (
					select 1 from item_version newer
					where newer.item_id = v.item_id and newer.number > v.number
						and newer.released_at is not null and newer.withdrawn_at is null
				)
				or not ${concernsGuardian(sql`i`)}
			) as is_over,
			case when seen.seen_at >= v.released_at then seen.seen_at end as seen_at,
			d.displayed_at, d.sent_at as push_sent_at, d.planned_at as push_planned_at,
			d.is_retried as is_push_retried, g.mobile, g.accepts_sms, g.best_channel,
			coalesce(a.locale, g.letter_locale, 'fr') as locale, a.own_hours,
			m.state as sms_state, m.next_attempt_at as sms_planned_at, m.attempts as sms_attempts,
			m.sent_at as sms_sent_at, m.delivered_at as sms_delivered_at,
			m.last_error as sms_error
		from claimed n
		join item_version v on v.id = n.item_version_id
		join item i on i.id = v.item_id
		join guardian g on g.id = n.guardian_id
		left join account a on a.id = g.account_id
		left join item_seen seen on seen.item_id = i.id and seen.account_id = g.account_id
		left join pushed d on d.item_version_id = n.item_version_id and d.account_id = g.account_id
		left join sms m on m.id = n.sms_id
		order by v.released_at`
	);
	const schools = await schoolsById(
		tx,
		due.map((row) => row.school_id)
	);
	return due.map((row) => climbingOf(row, schools.get(row.school_id)!));
}

function climbingOf(row: Row, school: Climbing['school']): Climbing {
	return {
		id: row.id,
		guardianId: row.guardian_id,
		itemId: row.item_id,
		school,
		kind: row.kind,
		change: row.change,
		step: row.step,
		isUrgent: row.is_urgent,
		isOver: row.is_over,
		openedAt: new Date(row.opened_at),
		receipt: firstSign(dateOf(row.displayed_at), dateOf(row.seen_at)),
		push: {
			sentAt: dateOf(row.push_sent_at),
			plannedAt: dateOf(row.push_planned_at),
			isRetried: row.is_push_retried ?? false
		},
		phone: row.mobile,
		acceptsSms: row.accepts_sms,
		bestChannel: channelOf(row.best_channel),
		locale: row.locale,
		ownHours: row.own_hours,
		sms: row.sms_state && {
			state: row.sms_state,
			plannedAt: new Date(row.sms_planned_at!),
			isTried: row.sms_attempts! > 0,
			sentAt: dateOf(row.sms_sent_at),
			deliveredAt: dateOf(row.sms_delivered_at),
			failure: isToCallReason(row.sms_error) ? row.sms_error : null
		}
	};
}

function firstSign(displayedAt: Date | null, seenAt: Date | null): ClimbFacts['receipt'] {
	if (displayedAt && !(seenAt && seenAt < displayedAt)) {
		return { through: 'displayed', at: displayedAt };
	}
	return seenAt && { through: 'seen', at: seenAt };
}

function dateOf(instant: Instant | null): Date | null {
	return instant === null ? null : new Date(instant);
}
