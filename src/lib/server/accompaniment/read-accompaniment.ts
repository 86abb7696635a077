import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { StandingLine } from '../../domain/accompaniment/changed-fields';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { peopleHelped, type Helped } from './people-sql';

/** A line whole, as its card shows it and as its form begins. */
export type AccompanimentCard = {
	id: string;
	revision: number;
	/** When it took place. */
	at: Date;
	people: Helped[];
	/** The line in the terms of its form; `names` are the keys of the people. */
	line: StandingLine;
	by: { staffId: string; name: string };
	writtenAt: Date;
	changed: { at: Date; name: string } | null;
	isUndone: boolean;
};

type Row = {
	id: string;
	revision: number;
	at: string;
	duration_minutes: number;
	themes: StandingLine['themes'];
	place_kind: StandingLine['place'];
	autonomy: string | null;
	orientations: StandingLine['orientations'];
	materials: StandingLine['materials'];
	interpreter_locale: string | null;
	anonymous_count: number;
	tags: StandingLine['tags'];
	note: string;
	written_at: string;
	changed_at: string | null;
	changer: string | null;
	undone_at: string | null;
	staff_id: string;
	writer: string;
	people: Helped[];
};

/** A line of the actor's school; null when there is none, or none to show. */
export async function readAccompaniment(
	app: App,
	actor: StaffActor,
	accompanimentId: string
): Promise<AccompanimentCard | null> {
	if (!canAccompany(actor)) return null;
	return app.db.transaction(actor, (tx) => readLine(tx, actor, accompanimentId));
}

/** The same within a transaction; with `lock`, nobody changes the line until it ends. */
export async function readLine(
	tx: Tx,
	actor: StaffActor,
	accompanimentId: string,
	lock = false
): Promise<AccompanimentCard | null> {
	const { timeZone } = await readSchool(tx, actor);
	if (lock) {
		await tx.execute(
			sql`select id from accompaniment where id::text = ${accompanimentId.toLowerCase()} for update`
		);
	}
	const [row] = await rows<Row>(
		tx,
		sql`select a.*, s.name as writer, c.name as changer, ${peopleHelped} as people
			from accompaniment a join staff s on s.id = a.staff_id left join staff c on c.id = a.changed_by
			where a.id::text = ${accompanimentId.toLowerCase()} and a.school_id = ${actor.schoolId}`
	);
	return row ? cardOf(row, timeZone) : null;
}

function cardOf(row: Row, timeZone: string): AccompanimentCard {
	const at = new Date(row.at);
	return {
		id: row.id,
		revision: row.revision,
		at,
		people: row.people,
		line: {
			names: row.people.map(({ id }) => id),
			anonymous: row.anonymous_count,
			at: DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm'),
			themes: row.themes,
			place: row.place_kind,
			durationMinutes: row.duration_minutes,
			autonomy: row.autonomy,
			orientations: row.orientations,
			materials: row.materials,
			interpreter: row.interpreter_locale,
			tags: row.tags,
			note: row.note
		},
		by: { staffId: row.staff_id, name: row.writer },
		writtenAt: new Date(row.written_at),
		changed: row.changed_at ? { at: new Date(row.changed_at), name: row.changer ?? '' } : null,
		isUndone: row.undone_at !== null
	};
}
