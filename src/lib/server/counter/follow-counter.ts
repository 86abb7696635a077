import { sql } from 'drizzle-orm';
import {
	counterProgress,
	type CounterProgress,
	type CounterStep
} from '../../domain/counter/counter-progress';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { rows } from '../db/client';

/** What the mediator's screen asks every two seconds. Instants in ISO 8601. */
export type FollowedCode = {
	state: CounterProgress['state'];
	reached: CounterStep[];
	expiresAt: string;
	usedAt: string | null;
	doneAt: string | null;
	/** Language of the phone, once it told. */
	language: Language | null;
	/** Whose later code took the place of this one; null when it is one's own, or there is none. */
	replacedBy: string | null;
	/** A phone connected meanwhile by another way: a letter, or a colleague's counter; null for none. */
	elsewhere: { at: string; by: string | null } | null;
};

type Row = {
	opened_at: string | null;
	asked_at: string | null;
	asked_in: string | null;
	used_at: string | null;
	revoked_at: string | null;
	expires_at: string;
	home_at: string | null;
	notified_at: string | null;
	is_replaced: boolean;
	replaced_by: string | null;
	elsewhere_at: string | null;
	elsewhere_by: string | null;
};

/** Follows a code of the counter of the actor's school; null when there is none. One query by keys. */
export async function followCounter(
	app: App,
	actor: StaffActor,
	invitationId: string
): Promise<FollowedCode | null> {
	if (!canFollowConnections(actor) || !isUuid(invitationId)) return null;
	const now = app.clock.now();
	const [row] = await app.db.transaction(actor, (tx) =>
		rows<Row>(
			tx,
			// What took a code's place was made as it was revoked. The home is of the account: a phone that
			// came before may be looking at it too.
			sql`select to_json(i.opened_at) #>> '{}' as opened_at, to_json(i.asked_at) #>> '{}' as asked_at,
				i.asked_in, to_json(i.used_at) #>> '{}' as used_at,
				to_json(i.revoked_at) #>> '{}' as revoked_at, to_json(i.expires_at) #>> '{}' as expires_at,
				(select to_json(a.last_seen_at) #>> '{}' from account a
					where a.id = g.account_id and a.last_seen_at >= i.used_at) as home_at,
				(select to_json(min(p.created_at)) #>> '{}' from push_subscription p
					where p.session_id = i.session_id) as notified_at,
				later.id is not null as is_replaced, later.by as replaced_by,
				to_json(other.at) #>> '{}' as elsewhere_at, other.by as elsewhere_by
			from invitation i
			join guardian g on g.id = i.guardian_id
			left join lateral (
				select n.id, case when n.created_by is distinct from i.created_by then s.name end as by
				from invitation n left join staff s on s.id = n.created_by
				where n.guardian_id = i.guardian_id and n.kind = 'counter' and n.id <> i.id
					and n.created_at = i.revoked_at
				order by n.created_at desc limit 1
			) later on true
			left join lateral (
				select o.used_at as at, case when o.kind = 'counter' then s.name end as by
				from invitation o left join staff s on s.id = o.created_by
				where o.guardian_id = i.guardian_id and o.id <> i.id and o.used_at >= i.created_at
				order by o.used_at desc limit 1
			) other on true
			where i.id = ${invitationId} and i.school_id = ${actor.schoolId} and i.kind = 'counter'`
		)
	);
	return row ? followed(row, now) : null;
}

function followed(row: Row, now: Date): FollowedCode {
	const date = (at: string | null) => (at === null ? null : new Date(at));
	const { state, reached, doneAt } = counterProgress(
		{
			expiresAt: new Date(row.expires_at),
			openedAt: date(row.opened_at),
			askedAt: date(row.asked_at),
			usedAt: date(row.used_at),
			revokedAt: date(row.revoked_at),
			homeAt: date(row.home_at),
			notifiedAt: date(row.notified_at),
			isReplaced: row.is_replaced
		},
		now
	);
	return {
		state,
		reached,
		expiresAt: row.expires_at,
		usedAt: row.used_at,
		doneAt: doneAt?.toISOString() ?? null,
		language: isLanguage(row.asked_in) ? row.asked_in : null,
		replacedBy: row.replaced_by,
		elsewhere: row.elsewhere_at ? { at: row.elsewhere_at, by: row.elsewhere_by } : null
	};
}
