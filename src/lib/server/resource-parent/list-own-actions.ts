import { sql } from 'drizzle-orm';
import { canTakeBack } from '../../domain/resource-parent/record-outcome';
import type { ActionKind, Outcome } from '../../domain/resource-parent/actions';
import type { ResourceParentActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { rows } from '../db/client';

/** Something to do for a family, with what the family agreed to show. */
export type OwnAction = {
	id: string;
	kind: ActionKind;
	dueAt: Date | null;
	shownName: string;
	/** Null: she would rather be met. */
	shownPhone: string | null;
	locale: Language;
	/** The workshop to invite to. */
	workshop: WorkshopContent | null;
};

export type OwnActions = {
	todo: OwnAction[];
	/** The last thing that was said to be done, while it may be taken back. */
	last: { id: string; outcome: Outcome; shownName: string } | null;
};

/** What a resource parent has to do now: what waits for tomorrow is not shown today. */
export async function listOwnActions(app: App, actor: ResourceParentActor): Promise<OwnActions> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const todo = await rows<Omit<OwnAction, 'dueAt'> & { dueAt: string | null }>(
			tx,
			sql`select a.id, a.kind, a.due_at as "dueAt", c.shown_name as "shownName",
					c.shown_phone as "shownPhone", c.locale, v.content as workshop
				from resource_parent_action a
				join resource_parent_contact c on c.id = a.contact_id
				left join item_version v on v.item_id = a.item_id and v.change <> 'cancel'
				where a.done_at is null and (a.due_at is null or a.due_at <= ${now.toISOString()}::timestamptz)
				order by coalesce(a.due_at, a.created_at), a.id`
		);
		const [last] = await rows<{
			id: string;
			outcome: Outcome;
			shownName: string;
			doneAt: string;
		}>(
			tx,
			sql`select a.id, a.outcome, c.shown_name as "shownName", a.done_at as "doneAt"
				from resource_parent_action a join resource_parent_contact c on c.id = a.contact_id
				where a.done_at is not null order by a.done_at desc, a.id limit 1`
		);
		const isFresh = last && canTakeBack({ ...last, doneAt: new Date(last.doneAt) }, now);
		return {
			todo: todo.map((one) => ({ ...one, dueAt: one.dueAt ? new Date(one.dueAt) : null })),
			last: isFresh ? { id: last.id, outcome: last.outcome, shownName: last.shownName } : null
		};
	});
}
