import { sql } from 'drizzle-orm';
import type { TimingFlag } from '../../domain/homework/homework-timing';
import type { ItemFilters, ItemState } from '../../domain/message/list-items.input';
import { canSeeEveryItem } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { ItemKind } from '../../domain/shared/item-version';
import { isStanding } from '../answers/standing-answers';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { hoursOrNull } from '../release/hours-of-school';
import { firstEnteredAt, flagHomework } from './flag-homework';
import { countedPeople, informedPeople } from '../reach/informed-people';
import { itemsWithState } from './item-state';

/** A line of the list of what the school said. */
export type ItemLine = {
	id: string;
	kind: Exclude<ItemKind, 'workshop'>;
	content: Record<string, unknown>;
	state: ItemState;
	plannedAt: Date;
	/** What was said last has not left yet: the thing itself, or that it was taken back. */
	isWaiting: boolean;
	/** Null for the whole school. */
	recipient: string | null;
	author: string | null;
	/** Why homework is flagged. */
	flags: TimingFlag[];
	/** Guardians concerned, those who were informed, and those who opened it themselves. */
	concerned: number;
	informed: number;
	seen: number;
	/** Those whom no machine reaches: people have to call, or to hand over a paper. */
	toPeople: number;
	/** What families answered and nobody dealt with yet. */
	answers: number;
};

const PAGE_SIZE = 50;

/**
 * What the school said, the latest first: everything for the office, a teacher's own for her. What is
 * said to one guardian stands with what it is about: an appointment, a loan, a workshop.
 */
export async function listItems(
	app: App,
	actor: StaffActor,
	{ sorte, etat, page }: ItemFilters
): Promise<{ lines: ItemLine[]; hasNext: boolean }> {
	const { found, hours } = await app.db.transaction(actor, async (tx) => ({
		hours: hoursOrNull(app, await readSchool(tx, actor)),
		found: await rows<Row>(
			tx,
			sql`with ${itemsWithState(actor.schoolId)}, s as (
					select * from said
					where kind <> 'workshop' and guardian_id is null
						${sorte ? sql`and kind = ${sorte}` : sql``}
						${etat ? sql`and state = ${etat}` : sql``}
						${canSeeEveryItem(actor) ? sql`` : sql`and author_id = ${actor.staffId}`}
					order by entered_at desc, id
					limit ${PAGE_SIZE + 1} offset ${(page - 1) * PAGE_SIZE}
				), ${informedPeople}, ${countedPeople}
				select s.id, s.kind, s.content, s.state, s.planned_at, s.released_at is null as is_waiting, staff.name as author,
					${firstEnteredAt} as first_entered_at,
					coalesce(pupil.first_name || ' ' || pupil.last_name, division.code) as recipient,
					coalesce(counted.concerned, 0) as concerned, coalesce(counted.informed, 0) as informed,
					coalesce(counted.seen, 0) as seen, coalesce(counted.to_people, 0) as to_people,
					(select count(*)::int from family_writing w
						where w.item_id = s.id and ${isStanding} and w.taken_in_at is null) as answers
				from s
				left join counted on counted.item_id = s.id
				left join pupil on pupil.id = s.pupil_id
				left join division on division.id = s.division_id
				left join staff on staff.id = s.author_id
				order by s.entered_at desc, s.id`
		)
	}));
	const lines = found
		.slice(0, PAGE_SIZE)
		.map(({ planned_at, is_waiting, first_entered_at, to_people, ...line }) => ({
			...line,
			flags: flagHomework(hours, { ...line, first_entered_at }),
			plannedAt: new Date(planned_at),
			isWaiting: is_waiting,
			toPeople: to_people
		}));
	return { lines, hasNext: found.length > PAGE_SIZE };
}

type Row = Omit<ItemLine, 'plannedAt' | 'isWaiting' | 'flags' | 'toPeople'> & {
	to_people: number;
	is_waiting: boolean;
	planned_at: string;
	first_entered_at: string;
};
