import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { Change } from '../../domain/shared/item-version';
import { workshopContentSchema, type WorkshopContent } from '../../domain/workshop/workshop';
import { rows, type Tx } from '../db/client';

/** A session as it stands, for whoever decides about its places. */
export type SessionState = {
	itemId: string;
	schoolId: string;
	/** Author of the item: in whose name those who come are told. Null for a former colleague. */
	authorId: string | null;
	/** Change of the latest version that families were shown; null when none was released. */
	shownChange: Change | null;
	/** Change of the latest version that stands, shown or not. */
	standingChange: Change;
	/** What families are shown, or will be. */
	content: WorkshopContent;
	placesTaken: number;
	waiting: number;
};

/**
 * Whoever takes, gives back or gives out places of a session does so one after the other. To be
 * called first in the transaction: what is read afterwards is what the one before left.
 */
export async function oneAtATime(tx: Tx, itemId: string): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${itemId.toLowerCase()}))`);
}

/** A session of any school, as the system sees it; null when there is none. */
export async function findSession(tx: Tx, itemId: string): Promise<SessionState | null> {
	const [found] = await rows<Row>(
		tx,
		sql`select i.id, i.school_id, i.author_id, s.change as standing_change, s.content as standing,
				r.change as shown_change, r.content as shown,
				workshop_places_taken(i.id) as places_taken, workshop_waiting(i.id) as waiting
			from item i
			cross join lateral (
				select v.change, v.content from item_version v
				where v.item_id = i.id and v.withdrawn_at is null order by v.number desc limit 1
			) s
			left join lateral (
				select v.change, v.content from item_version v
				where v.item_id = i.id and v.withdrawn_at is null and v.released_at is not null
				order by v.number desc limit 1
			) r on true
			where i.id::text = ${itemId.toLowerCase()} and i.kind = 'workshop'`
	);
	if (!found) return null;
	return {
		itemId: found.id,
		schoolId: found.school_id,
		authorId: found.author_id,
		shownChange: found.shown_change,
		standingChange: found.standing_change,
		content: v.parse(workshopContentSchema, found.standing),
		placesTaken: found.places_taken,
		waiting: found.waiting
	};
}

type Row = {
	id: string;
	school_id: string;
	author_id: string | null;
	standing_change: Change;
	standing: unknown;
	shown_change: Change | null;
	shown: unknown;
	places_taken: number;
	waiting: number;
};
