import { sql } from 'drizzle-orm';
import type { TimingFlag } from '../../domain/homework/homework-timing';
import type { ItemState } from '../../domain/message/list-items.input';
import {
	canOpenMessages,
	canReadAnswersTo,
	canSeeEveryItem,
	canTakeBack
} from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { ItemKind } from '../../domain/shared/item-version';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { hoursOrNull } from '../release/hours-of-school';
import { firstEnteredAt, flagHomework } from './flag-homework';
import { itemsWithState } from './item-state';

/** Something the school said. */
export type ItemDetail = {
	id: string;
	kind: ItemKind;
	content: Record<string, unknown>;
	state: ItemState;
	plannedAt: Date;
	/** What was said last has not left yet: the thing itself, or that it was taken back. */
	isWaiting: boolean;
	recipient: string | null;
	author: string | null;
	/** Why homework is flagged. */
	flags: TimingFlag[];
	/** Written here, not loaded from the school's program. */
	isOurs: boolean;
	canTakeBack: boolean;
	/** Whether the actor reads what families answered. */
	canReadAnswers: boolean;
	/** Accounts that opened it: they are told when it is taken back. */
	seen: number;
};

/** One thing said, for whoever may see it; null when there is none. */
export async function readItem(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<ItemDetail | null> {
	if (!canOpenMessages(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		const [found] = await rows<Row>(
			tx,
			sql`with ${itemsWithState(actor.schoolId)}
				select s.id, s.kind, s.content, s.state, s.planned_at, s.released_at is null as is_waiting, s.author_id, s.source_id,
					staff.name as author, ${firstEnteredAt} as first_entered_at,
					(select count(*)::int from item_seen seen where seen.item_id = s.id) as seen,
					coalesce(pupil.first_name || ' ' || pupil.last_name, division.code,
						guardian.first_name || ' ' || guardian.last_name) as recipient
				from said s
				left join pupil on pupil.id = s.pupil_id
				left join division on division.id = s.division_id
				left join guardian on guardian.id = s.guardian_id
				left join staff on staff.id = s.author_id
				where s.id::text = ${itemId.toLowerCase()} and s.kind <> 'workshop'
					${canSeeEveryItem(actor) ? sql`` : sql`and s.author_id = ${actor.staffId}`}`
		);
		if (!found) return null;
		const { planned_at, is_waiting, author_id, source_id, first_entered_at, ...said } = found;
		const hours = hoursOrNull(app, await readSchool(tx, actor));
		const isOurs = source_id === null;
		const isStanding = said.state === 'held' || said.state === 'released';
		return {
			...said,
			flags: flagHomework(hours, { ...said, first_entered_at }),
			plannedAt: new Date(planned_at),
			isWaiting: is_waiting,
			isOurs,
			canReadAnswers: canReadAnswersTo(actor, { authorId: author_id }),
			canTakeBack: isOurs && isStanding && canTakeBack(actor, { authorId: author_id })
		};
	});
}

type Row = Pick<
	ItemDetail,
	'id' | 'kind' | 'content' | 'state' | 'recipient' | 'author' | 'seen'
> & {
	planned_at: string;
	is_waiting: boolean;
	author_id: string | null;
	source_id: string | null;
	first_entered_at: string;
};
