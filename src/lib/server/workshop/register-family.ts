import { and, eq, sql } from 'drizzle-orm';
import * as v from 'valibot';
import type { GuardianActor } from '../../domain/shared/actor';
import type { Change } from '../../domain/shared/item-version';
import { refuse, type Result } from '../../domain/shared/result';
import type { WorkshopError } from '../../domain/workshop/errors';
import { takePlace } from '../../domain/workshop/take-place';
import { workshopContentSchema } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { workshopRegistration } from '../db/schema/item';

type FoundWorkshop = {
	school_id: string;
	guardian_id: string;
	change: Change;
	content: unknown;
	places_taken: number;
	is_registered: boolean;
};

/** Takes a place at a workshop for the guardian who asks; asking again keeps the same place. */
export function registerFamily(
	app: App,
	actor: GuardianActor,
	itemId: string
): Promise<Result<null, WorkshopError>> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		// The last place: whoever asks second waits, and finds it taken.
		await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${itemId.toLowerCase()}))`);
		const found = await findWorkshop(tx, itemId);
		if (!found) return refuse({ code: 'workshop.not-found' as const });
		const decision = takePlace(
			{
				shownChange: found.change,
				content: v.parse(workshopContentSchema, found.content),
				placesTaken: found.places_taken,
				isRegistered: found.is_registered
			},
			now
		);
		if (!decision.ok || found.is_registered) return decision;
		await tx
			.insert(workshopRegistration)
			.values({
				schoolId: found.school_id,
				itemId,
				guardianId: found.guardian_id,
				registeredAt: now
			})
			.onConflictDoUpdate({
				target: [workshopRegistration.itemId, workshopRegistration.guardianId],
				set: { registeredAt: now, registeredBy: null, cancelledAt: null }
			});
		return decision;
	});
}

/** Gives the guardian's place back; nothing happens when there is none. */
export async function giveBackPlace(app: App, actor: GuardianActor, itemId: string): Promise<void> {
	await app.db.transaction(actor, async (tx) => {
		const found = await findWorkshop(tx, itemId);
		if (!found) return;
		await tx
			.update(workshopRegistration)
			.set({ cancelledAt: app.clock.now() })
			.where(
				and(
					eq(workshopRegistration.itemId, itemId),
					eq(workshopRegistration.guardianId, found.guardian_id)
				)
			);
	});
}

async function findWorkshop(tx: Tx, itemId: string): Promise<FoundWorkshop | null> {
	const [found] = await rows<FoundWorkshop>(
		tx,
		sql`select i.school_id, g.id as guardian_id, v.change, v.content,
				workshop_places_taken(i.id) as places_taken, r.id is not null as is_registered
			from item i
			join item_version v on v.item_id = i.id and v.released_at is not null
				and v.withdrawn_at is null
			join guardian g on g.school_id = i.school_id and g.left_at is null
			left join workshop_registration r on r.item_id = i.id and r.guardian_id = g.id
				and r.cancelled_at is null
			where i.id::text = ${itemId.toLowerCase()} and i.kind = 'workshop'
			order by v.number desc
			limit 1`
	);
	return found ?? null;
}
