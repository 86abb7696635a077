import { sql } from 'drizzle-orm';
import type { ResourceParentActor } from '../../domain/shared/actor';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows } from '../db/client';

/** A workshop of the school as a resource parent sees it, and whom she may invite to it. */
export type OwnWorkshop = {
	id: string;
	content: WorkshopContent;
	/** Families who agreed, whom she has not invited to it. */
	toInvite: { contactId: string; shownName: string }[];
};

/** The workshops to come, the next one first, in their last words; those cancelled are left out. */
export async function listOwnWorkshops(
	app: App,
	actor: ResourceParentActor
): Promise<OwnWorkshop[]> {
	const now = app.clock.now().toISOString();
	return app.db.transaction(actor, (tx) =>
		rows<OwnWorkshop>(
			tx,
			sql`select i.id, v.content, coalesce((
					select json_agg(json_build_object('contactId', c.id, 'shownName', c.shown_name)
						order by c.shown_name, c.id)
					from resource_parent_contact c
					where not exists (select 1 from resource_parent_action a
						where a.contact_id = c.id and a.item_id = i.id)
				), '[]') as "toInvite"
				from item i join item_version v on v.item_id = i.id
				where i.kind = 'workshop' and v.change <> 'cancel'
					and (v.content ->> 'endsAt')::timestamptz > ${now}::timestamptz
				order by (v.content ->> 'startsAt')::timestamptz, i.id`
		)
	);
}
