import { sql } from 'drizzle-orm';
import type { ItemState } from '../../domain/message/list-items.input';
import { byWhatRemains, sumUpReach, type ReachSummary } from '../../domain/reach/sum-up-reach';
import { standingOf, type ReachFacts, type Standing } from '../../domain/reach/standing';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { plainInSql } from '../funnel/guardian-filter';
import { informedPeople } from './informed-people';
import { concernsPupil } from '../compose/concerned';
import { concernedGuardians, itemsWithState } from '../compose/item-state';

/** A guardian whom an item concerns, and where she stands with it. */
export type PersonReached = {
	id: string;
	firstName: string;
	lastName: string;
	/** The children through whom it concerns her: `Inès (5 B), Amir`. */
	children: string;
	standing: Standing;
};

/** Who was informed of an item: everybody counted, those to do something for first. */
export type Reach = { summary: ReachSummary; people: PersonReached[] };

/**
 * Reads who was informed of an item, through what, and where the others stand, in one statement.
 * Whether the actor may see the item is the caller's to check (`readItem`).
 */
export async function readReach(
	app: App,
	actor: StaffActor,
	said: { id: string; state: ItemState }
): Promise<Reach> {
	const found = await app.db.transaction(actor, (tx) => factsOf(tx, actor, said.id));
	const people = found.map(({ id, first_name, last_name, children, ...row }) => ({
		id,
		firstName: first_name,
		lastName: last_name,
		children: children ?? '',
		standing: standingOf(said.state, reachFactsOf(row))
	}));
	return {
		summary: sumUpReach(people.map(({ standing }) => standing)),
		people: byWhatRemains(people)
	};
}

type Facts = {
	is_informed: boolean;
	seen_at: string | null;
	seen_locale: string | null;
	displayed_at: string | null;
	displayed_locale: string | null;
	sent_at: string | null;
	next_at: string | null;
	step: string | null;
	reached_at: string | null;
	reached_through: string | null;
	to_call_reason: string | null;
	calls: number | null;
	sms_state: string | null;
	sms_next_at: string | null;
	sms_sent_at: string | null;
	sms_delivered_at: string | null;
	sms_locale: string | null;
	is_connected: boolean;
	is_notified: boolean;
};
type Row = Facts & { id: string; first_name: string; last_name: string; children: string | null };

function factsOf(tx: Tx, actor: StaffActor, itemId: string): Promise<Row[]> {
	return rows<Row>(
		tx,
		sql`with ${itemsWithState(actor.schoolId)},
			s as (select * from said where id = ${itemId}::uuid),
			${informedPeople},
			told as (
				select d.account_id, min(d.displayed_at) as displayed_at, min(d.sent_at) as sent_at,
					min(d.next_attempt_at) filter (where d.state = 'waiting') as next_at,
					(array_agg(d.locale order by d.displayed_at)
						filter (where d.displayed_at is not null))[1] as displayed_locale
				from spoken join delivery d on d.item_version_id = spoken.version_id
				group by d.account_id
			)
			select g.id, g.first_name, g.last_name, (
					select string_agg(p.first_name || coalesce(' (' || division.code || ')', ''), ', '
						order by p.first_name, p.id)
					from guardianship link
					join pupil p on p.id = link.pupil_id
					left join division on division.id = p.division_id
					where link.guardian_id = g.id and link.has_access and p.left_at is null
						and ${concernsPupil(sql`s`)}
				) as children,
				informed.guardian_id is not null as is_informed,
				seen.seen_at, seen.locale as seen_locale,
				told.displayed_at, told.displayed_locale, told.sent_at, told.next_at,
				n.step, n.reached_at, n.reached_through, n.to_call_reason, n.calls,
				m.state as sms_state, m.next_attempt_at as sms_next_at, m.sent_at as sms_sent_at,
				m.delivered_at as sms_delivered_at, m.locale as sms_locale,
				g.account_id is not null as is_connected, exists (
					select 1 from push_subscription where account_id = g.account_id
				) as is_notified
			from s
			cross join lateral (select g.* from ${concernedGuardians}) g
			left join spoken on true
			left join informed on informed.guardian_id = g.id
			left join item_seen seen on seen.item_id = s.id and seen.account_id = g.account_id
			left join told on told.account_id = g.account_id
			left join notice n on n.item_version_id = spoken.version_id and n.guardian_id = g.id
			left join sms m on m.id = n.sms_id
			order by ${plainInSql(sql`g.last_name`)} collate "C",
				${plainInSql(sql`g.first_name`)} collate "C", g.id`
	);
}

function reachFactsOf(row: Facts): ReachFacts {
	const event = (at: string | null, locale: string | null) =>
		at === null ? null : { at: new Date(at), locale };
	return {
		isInformed: row.is_informed,
		seen: event(row.seen_at, row.seen_locale),
		displayed: event(row.displayed_at, row.displayed_locale),
		push: { sentAt: instantOf(row.sent_at), nextAt: instantOf(row.next_at) },
		notice: row.step === null ? null : noticeOf(row, row.step),
		sms: row.sms_state === null ? null : smsOf(row, row.sms_state),
		isConnected: row.is_connected,
		isNotified: row.is_notified
	};
}

function noticeOf(row: Facts, step: string): NonNullable<ReachFacts['notice']> {
	return {
		step,
		reachedAt: instantOf(row.reached_at),
		reachedThrough: row.reached_through,
		toCallReason: row.to_call_reason,
		calls: row.calls ?? 0
	};
}

function smsOf(row: Facts, state: string): NonNullable<ReachFacts['sms']> {
	return {
		state,
		nextAt: new Date(row.sms_next_at!),
		sentAt: instantOf(row.sms_sent_at),
		deliveredAt: instantOf(row.sms_delivered_at),
		locale: row.sms_locale!
	};
}

function instantOf(at: string | null): Date | null {
	return at === null ? null : new Date(at);
}
