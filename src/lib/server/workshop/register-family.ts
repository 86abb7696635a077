import { sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { GuardianActor } from '../../domain/shared/actor';
import type { Change } from '../../domain/shared/item-version';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { WorkshopError } from '../../domain/workshop/errors';
import { takePlace } from '../../domain/workshop/take-place';
import { workshopContentSchema } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { workshopRegistration } from '../db/schema/item';
import { rankOf } from './rank-of';
import { oneAtATime } from './session-state';

/** What somebody who asked for a place has: a place, or how many wait before her plus one. */
export type Place = { has: 'place' } | { has: 'rank'; rank: number };

/**
 * Takes a place at a workshop for the guardian who asks, or a rank among those who wait; asking again
 * keeps what she has. Whoever comes to one session of a series is expected at the next ones: she gets
 * a place, or a rank, there too.
 *
 * Refusals: those of `takePlace`.
 */
export async function registerFamily(
	app: App,
	actor: GuardianActor,
	itemId: string
): Promise<Result<Place, WorkshopError>> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const following = await followingOf(tx, itemId);
		// Always in the same order: two who register for a series do not wait for each other.
		for (const id of [itemId, ...following].sort()) await oneAtATime(tx, id);
		const first = await registerFor(tx, itemId, now);
		if (!first.ok) return first;
		for (const id of following) await registerFor(tx, id, now);
		return first;
	});
}

async function registerFor(
	tx: Tx,
	itemId: string,
	now: Date
): Promise<Result<Place, WorkshopError>> {
	const found = await findOffered(tx, itemId);
	if (!found) return refuse({ code: 'workshop.not-found' });
	const decision = takePlace(
		{
			shownChange: found.change,
			content: v.parse(workshopContentSchema, found.content),
			placesTaken: found.places_taken,
			waiting: found.waiting,
			has: found.has
		},
		now
	);
	if (!decision.ok) return decision;
	if (decision.value !== 'as-before') {
		const waitingSince = decision.value === 'rank' ? now : null;
		const fresh = { registeredAt: now, waitingSince, through: 'tap', registeredBy: null };
		await tx
			.insert(workshopRegistration)
			.values({
				schoolId: found.school_id,
				itemId: found.id,
				guardianId: found.guardian_id,
				...fresh
			})
			.onConflictDoUpdate({
				target: [workshopRegistration.itemId, workshopRegistration.guardianId],
				set: { ...fresh, cancelledAt: null, attendance: null, checkedInAt: null }
			});
	}
	const has = decision.value === 'as-before' ? found.has! : decision.value;
	return ok(
		has === 'place' ? { has } : { has, rank: await rankOf(tx, found.id, found.guardian_id) }
	);
}

/** The sessions of the same series that come after one. */
async function followingOf(tx: Tx, itemId: string): Promise<string[]> {
	const found = await rows<{ id: string }>(
		tx,
		sql`select other.item_id as id
			from workshop_session one
			join workshop_session other on other.series_id = one.series_id and other.item_id <> one.item_id
			cross join lateral (
				select v.change, (v.content ->> 'startsAt')::timestamptz as starts_at from item_version v
				where v.item_id = one.item_id and v.released_at is not null and v.withdrawn_at is null
				order by v.number desc limit 1
			) mine
			cross join lateral (
				select v.change, (v.content ->> 'startsAt')::timestamptz as starts_at from item_version v
				where v.item_id = other.item_id and v.released_at is not null and v.withdrawn_at is null
				order by v.number desc limit 1
			) theirs
			where one.item_id::text = ${itemId.toLowerCase()}
				and theirs.change <> 'cancel' and theirs.starts_at > mine.starts_at`
	);
	return found.map(({ id }) => id);
}

/** A session that the guardian who asks is offered, and what she has there. */
export type OfferedSession = {
	id: string;
	school_id: string;
	guardian_id: string;
	change: Change;
	content: unknown;
	places_taken: number;
	waiting: number;
	has: 'place' | 'rank' | null;
	registration_id: string | null;
};

/** The session that the guardian who asks is offered; null when there is none for her. */
export async function findOffered(tx: Tx, itemId: string): Promise<OfferedSession | null> {
	const [found] = await rows<OfferedSession>(
		tx,
		sql`select i.id, i.school_id, g.id as guardian_id, v.change, v.content,
				workshop_places_taken(i.id) as places_taken, workshop_waiting(i.id) as waiting,
				r.id as registration_id,
				case when r.id is null then null when r.waiting_since is null then 'place'
					else 'rank' end as has
			from item i
			join item_version v on v.item_id = i.id and v.released_at is not null
				and v.withdrawn_at is null
			join guardian g on g.school_id = i.school_id and g.left_at is null
			left join workshop_registration r on r.item_id = i.id and r.guardian_id = g.id
				and r.cancelled_at is null
			where i.id::text = ${itemId.toLowerCase()} and i.kind = 'workshop'
			order by v.number desc, r.id is null, g.id
			limit 1`
	);
	return found ?? null;
}
