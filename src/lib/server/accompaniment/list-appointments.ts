import { sql, type SQL } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { canAccompany, MAY_ACCOMPANY } from '../../domain/accompaniment/accompaniment.policy';
import type { AppointmentState } from '../../domain/accompaniment/appointment';
import type { AgendaFilters } from '../../domain/accompaniment/list-appointments.input';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { standingLine } from './people-sql';

/** An appointment in the agenda. */
export type AgendaLine = {
	id: string;
	revision: number;
	startsAt: Date;
	durationMinutes: number;
	place: string;
	state: AppointmentState;
	interpreter: { locale: Language; isFound: boolean } | null;
	person: { id: string; guardianId: string | null; name: string };
	staff: { id: string; name: string };
	/** Whether the family was told by Passerelle: somebody who is not on file never is. */
	isTold: boolean;
};

export type Agenda = {
	/** Days of the agenda, `YYYY-MM-DD`, in order; those without an appointment too. */
	days: { day: string; lines: AgendaLine[] }[];
	/** First days of what comes before and after, for the links. */
	previous: string;
	next: string;
	/** Who has appointments here, to choose one. */
	colleagues: { id: string; name: string }[];
	/** Appointments to come whose interpreter is to be found. */
	toFind: number;
};

/**
 * The agenda of a day or a week on the school's wall clock, by hour; or all that is to come and lacks
 * an interpreter. Cancelled ones are left out. Empty for who holds no appointments.
 */
export async function listAppointments(
	app: App,
	actor: StaffActor,
	filters: AgendaFilters
): Promise<Agenda> {
	const isAllowed = canAccompany(actor);
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const { timeZone } = await readSchool(tx, actor);
		const asked = filters.le
			? DateTime.fromISO(filters.le, { zone: timeZone })
			: DateTime.fromJSDate(now, { zone: timeZone });
		const unit = filters.vue === 'jour' ? 'day' : 'week';
		const from = asked.startOf(unit);
		const until = from.plus({ [`${unit}s`]: 1 });
		const isToFind = filters.interpretes === 'a-trouver';
		const when = isToFind
			? [
					sql`p.starts_at >= ${now.toISOString()}::timestamptz`,
					sql`p.interpreter_locale is not null and not p.is_interpreter_found`
				]
			: [
					sql`p.starts_at >= ${from.toJSDate().toISOString()}::timestamptz`,
					sql`p.starts_at < ${until.toJSDate().toISOString()}::timestamptz`
				];
		const who = filters.qui ? [sql`p.staff_id = ${filters.qui}`] : [];
		const lines = isAllowed ? await linesOf(tx, actor, [...when, ...who]) : [];
		const dayOf = (at: Date) => DateTime.fromJSDate(at, { zone: timeZone }).toISODate()!;
		const span = Math.round(until.diff(from, 'days').days);
		const days = isToFind
			? [...new Set(lines.map(({ startsAt }) => dayOf(startsAt)))]
			: Array.from({ length: span }, (_, index) => from.plus({ days: index }).toISODate()!);
		return {
			days: days.map((day) => ({
				day,
				lines: lines.filter(({ startsAt }) => dayOf(startsAt) === day)
			})),
			previous: from.minus({ [`${unit}s`]: 1 }).toISODate()!,
			next: until.toISODate()!,
			...(isAllowed ? await besides(tx, actor, now) : { colleagues: [], toFind: 0 })
		};
	});
}

type Row = {
	id: string;
	revision: number;
	starts_at: string;
	duration_minutes: number;
	place: string;
	state: AppointmentState;
	interpreter_locale: Language | null;
	is_interpreter_found: boolean;
	person_id: string;
	guardian_id: string | null;
	person: string;
	staff_id: string;
	staff: string;
	said_item_id: string | null;
};

async function linesOf(tx: Tx, actor: StaffActor, conditions: SQL[]): Promise<AgendaLine[]> {
	const found = await rows<Row>(
		tx,
		sql`select p.*, r.id as person_id, r.guardian_id, s.name as staff,
				trim(coalesce(g.first_name, r.first_name) || ' ' || coalesce(g.last_name, r.last_name)) as person
			from appointment p
			join beneficiary b on b.id = p.beneficiary_id
			join beneficiary r on r.id = ${standingLine('b')}
			left join guardian g on g.id = r.guardian_id
			join staff s on s.id = p.staff_id
			where p.school_id = ${actor.schoolId} and p.state <> 'cancelled'
				and ${sql.join(conditions, sql` and `)}
			order by p.starts_at, s.name, p.id
			limit 500`
	);
	return found.map(lineOf);
}

function lineOf(row: Row): AgendaLine {
	const { interpreter_locale: locale, is_interpreter_found: isFound } = row;
	return {
		id: row.id,
		revision: row.revision,
		startsAt: new Date(row.starts_at),
		durationMinutes: row.duration_minutes,
		place: row.place,
		state: row.state,
		interpreter: locale && { locale, isFound },
		person: { id: row.person_id, guardianId: row.guardian_id, name: row.person },
		staff: { id: row.staff_id, name: row.staff },
		isTold: row.said_item_id !== null
	};
}

async function besides(tx: Tx, actor: StaffActor, now: Date) {
	const [found] = await rows<{ to_find: number }>(
		tx,
		sql`select count(*)::int as to_find from appointment p where p.school_id = ${actor.schoolId}
			and p.state = 'planned' and p.starts_at >= ${now.toISOString()}::timestamptz
			and p.interpreter_locale is not null and not p.is_interpreter_found`
	);
	return { colleagues: await colleaguesOf(tx, actor), toFind: found!.to_find };
}

/** Those of the actor's school who hold appointments, by name; nobody for who holds none. */
export async function listColleagues(
	app: App,
	actor: StaffActor
): Promise<{ id: string; name: string }[]> {
	if (!canAccompany(actor)) return [];
	return app.db.transaction(actor, (tx) => colleaguesOf(tx, actor));
}

function colleaguesOf(tx: Tx, actor: StaffActor): Promise<{ id: string; name: string }[]> {
	return rows(
		tx,
		sql`select s.id, s.name from staff s
			where s.revoked_at is null and exists (select 1 from staff_role sr
				where sr.staff_id = s.id and sr.school_id = ${actor.schoolId}
				and sr.role in (${sql.join(
					MAY_ACCOMPANY.map((role) => sql`${role}`),
					sql`, `
				)}))
			order by s.name, s.id`
	);
}
