import { sql, type SQL } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { AppointmentState } from '../../domain/accompaniment/appointment';
import type { Theme } from '../../domain/accompaniment/vocabulary';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';

/** What was done with a person, the latest first, and what was agreed on. */
export type History = {
	/** Key of the line that stands for her; null as long as nobody helped her. */
	beneficiaryId: string | null;
	helps: {
		id: string;
		at: Date;
		themes: Theme[];
		durationMinutes: number;
		note: string;
		by: string;
	}[];
	/** How many there are in all. */
	total: number;
	appointments: {
		id: string;
		startsAt: Date;
		place: string;
		state: AppointmentState;
		by: string;
	}[];
};

const SHOWN = 20;
const NOTHING: History = { beneficiaryId: null, helps: [], total: 0, appointments: [] };

/**
 * The history of a person: of all lines that were merged into one. Nothing for who may not read it.
 * @param of a guardian on file, or the line of a person
 */
export async function readHistory(
	app: App,
	actor: StaffActor,
	of: { guardianId: string } | { beneficiaryId: string }
): Promise<History> {
	if (!canAccompany(actor)) return NOTHING;
	const which =
		'guardianId' in of
			? sql`b.guardian_id::text = ${of.guardianId.toLowerCase()}`
			: sql`b.id::text = ${of.beneficiaryId.toLowerCase()}`;
	return app.db.transaction(actor, (tx) => historyOf(tx, actor, which));
}

/** The same for the card of a guardian; null for who may not read it. */
export async function readHistoryOf(
	app: App,
	actor: StaffActor,
	guardianId: string
): Promise<History | null> {
	return canAccompany(actor) ? readHistory(app, actor, { guardianId }) : null;
}

async function historyOf(tx: Tx, actor: StaffActor, which: SQL): Promise<History> {
	const own = sql`own as (
		select l.id from beneficiary l
		where l.school_id = ${actor.schoolId} and coalesce(l.merged_into_id, l.id) in (
			select coalesce(b.merged_into_id, b.id) from beneficiary b
			where b.school_id = ${actor.schoolId} and ${which}
		))`;
	const helps = await rows<Help>(
		tx,
		sql`with ${own}
			select a.id, a.at, a.themes, a.duration_minutes, a.note, s.name as by,
				count(*) over ()::int as total
			from accompaniment a join staff s on s.id = a.staff_id
			where a.undone_at is null and exists (select 1 from accompaniment_participant ap
				where ap.accompaniment_id = a.id and ap.beneficiary_id in (select id from own))
			order by a.at desc, a.id limit ${SHOWN}`
	);
	const agreed = await rows<Agreed>(
		tx,
		sql`with ${own}
			select p.id, p.starts_at, p.place, p.state, s.name as by
			from appointment p join staff s on s.id = p.staff_id
			where p.beneficiary_id in (select id from own)
			order by p.starts_at desc, p.id limit ${SHOWN}`
	);
	const [standing] = await rows<{ id: string }>(
		tx,
		sql`select coalesce(b.merged_into_id, b.id) as id from beneficiary b
			where b.school_id = ${actor.schoolId} and ${which}`
	);
	return {
		beneficiaryId: standing?.id ?? null,
		helps: helps.map(({ id, at, themes, duration_minutes, note, by }) => ({
			id,
			at: new Date(at),
			themes,
			durationMinutes: duration_minutes,
			note,
			by
		})),
		total: helps[0]?.total ?? 0,
		appointments: agreed.map(({ starts_at, ...rest }) => ({
			...rest,
			startsAt: new Date(starts_at)
		}))
	};
}

type Help = {
	id: string;
	at: string;
	themes: Theme[];
	duration_minutes: number;
	note: string;
	by: string;
	total: number;
};
type Agreed = {
	id: string;
	starts_at: string;
	place: string;
	state: AppointmentState;
	by: string;
};
