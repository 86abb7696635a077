import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import { DURATIONS } from '../../domain/accompaniment/vocabulary';
import type { StaffActor } from '../../domain/shared/actor';
import { rows, type Tx } from '../db/client';
import type { App } from '../app';
import { accompaniment } from '../db/schema/accompaniment';
import type { Helped } from './people-sql';

/** Whom a form has chosen so far: `kind` tells which of its lists she is in. */
export type Chosen = { kind: 'guardian' | 'person'; id: string; name: string };

/** What quick entry begins with: values used last by the same person, and who is chosen. */
export type QuickEntry = { values: Record<string, string>; chosen: Chosen[] };

/**
 * The beginning of a quick entry: place and duration as the actor used them last, in the families
 * asked for. Null for who may not note anything.
 */
export async function readQuickEntry(
	app: App,
	actor: StaffActor,
	asked: { guardians: readonly string[]; people: readonly string[] }
): Promise<QuickEntry | null> {
	if (!canAccompany(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		const [last] = await tx
			.select()
			.from(accompaniment)
			.where(
				and(
					eq(accompaniment.schoolId, actor.schoolId),
					eq(accompaniment.staffId, actor.staffId),
					isNull(accompaniment.undoneAt)
				)
			)
			.orderBy(desc(accompaniment.writtenAt))
			.limit(1);
		const minutes = last?.durationMinutes ?? 30;
		const isOffered = (DURATIONS as readonly number[]).includes(minutes);
		return {
			values: {
				place: last?.placeKind ?? 'school',
				duration: isOffered ? String(minutes) : 'other',
				minutes: isOffered ? '' : String(minutes)
			},
			chosen: await namesOf(tx, actor, asked)
		};
	});
}

/** The names of those whom a form has chosen, for the form that comes back. */
export async function readChosen(
	app: App,
	actor: StaffActor,
	asked: { guardians: readonly string[]; people: readonly string[] }
): Promise<Chosen[]> {
	if (!canAccompany(actor)) return [];
	return app.db.transaction(actor, (tx) => namesOf(tx, actor, asked));
}

async function namesOf(
	tx: Tx,
	actor: StaffActor,
	{ guardians, people }: { guardians: readonly string[]; people: readonly string[] }
): Promise<Chosen[]> {
	if (guardians.length + people.length === 0) return [];
	const list = (keys: readonly string[]) =>
		sql`(${sql.join([sql`''`, ...keys.map((key) => sql`${key.toLowerCase()}`)], sql`, `)})`;
	const found = await rows<{ kind: Chosen['kind']; id: string; name: string }>(
		tx,
		sql`select 'guardian' as kind, g.id, g.first_name || ' ' || g.last_name as name from guardian g
			where g.school_id = ${actor.schoolId} and g.left_at is null and g.id::text in ${list(guardians)}
			union all
			select 'person', r.id,
				trim(coalesce(g.first_name, r.first_name) || ' ' || coalesce(g.last_name, r.last_name))
			from beneficiary b join beneficiary r on r.id = coalesce(b.merged_into_id, b.id)
			left join guardian g on g.id = r.guardian_id
			where b.school_id = ${actor.schoolId} and b.id::text in ${list(people)}`
	);
	const order = [...guardians, ...people];
	return found.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** Those whom a line names, as its form chooses them. */
export function chosenOf(people: readonly Helped[]): Chosen[] {
	return people.map(({ id, firstName, lastName }) => ({
		kind: 'person',
		id,
		name: `${firstName} ${lastName}`.trim()
	}));
}
