import { sql } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import { metAs, type AppointmentState, type Caution } from '../../domain/accompaniment/appointment';
import type { ReadySentence } from '../../domain/message/ready-sentence';
import type { Role, StaffActor } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { readSchool } from '../directory/read-school';
import { cautionsOf } from './find-appointment';
import { standingLine } from './people-sql';
import { wordsOf } from './tell-appointment';

/** How the family knows of an appointment, as the screen says it. */
export type Telling =
	/** Not on file: a slip of paper is printed. */
	| { how: 'not-on-file' }
	/** It could only be read afterwards, or no calendar tells when: somebody calls. */
	| { how: 'too-late' }
	/** The school was open: told at once; `reminderAt` null when there is none. */
	| { how: 'told'; at: Date; reminderAt: Date | null }
	/** The school is closed: told at the opening. */
	| { how: 'held'; at: Date; reminderAt: Date | null };

/** An appointment whole. */
export type AppointmentCard = {
	id: string;
	revision: number;
	startsAt: Date;
	durationMinutes: number;
	place: string;
	state: AppointmentState;
	interpreter: { locale: Language; isFound: boolean } | null;
	person: {
		id: string;
		guardianId: string | null;
		name: string;
		phone: string | null;
		/** The language that it is told in; null until somebody asked. */
		locale: Language | null;
	};
	staff: { id: string; name: string };
	cautions: Caution[];
	telling: Telling;
	/** The sentence that the family reads, also for the slip; null when nobody could be named. */
	ready: ReadySentence | null;
	school: { name: string; phone: string | null; timeZone: string };
};

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
	phone: string | null;
	locale: string | null;
	staff_id: string;
	staff: string;
	roles: Role[];
	said: { planned_at: string; released_at: string | null } | null;
	reminder: { planned_at: string } | null;
};

/** An appointment of the actor's school; null when there is none, or none to show. */
export async function readAppointment(
	app: App,
	actor: StaffActor,
	appointmentId: string
): Promise<AppointmentCard | null> {
	if (!canAccompany(actor)) return null;
	return app.db.transaction(actor, async (tx) => {
		const school = await readSchool(tx, actor);
		const row = await findRow(tx, actor, appointmentId);
		if (!row) return null;
		const startsAt = new Date(row.starts_at);
		const staff = { name: row.staff, roles: row.roles };
		const { durationMinutes, staffId, beneficiaryId } = {
			durationMinutes: row.duration_minutes,
			staffId: row.staff_id,
			beneficiaryId: row.person_id
		};
		const slot = { id: row.id, startsAt, durationMinutes, staffId, beneficiaryId };
		const { interpreter_locale: locale, is_interpreter_found: isFound } = row;
		return {
			id: row.id,
			revision: row.revision,
			startsAt,
			durationMinutes,
			place: row.place,
			state: row.state,
			interpreter: locale && { locale, isFound },
			person: {
				id: row.person_id,
				guardianId: row.guardian_id,
				name: row.person,
				phone: row.phone,
				locale: isLanguage(row.locale) ? row.locale : null
			},
			staff: { id: staffId, name: row.staff },
			cautions: row.state === 'planned' ? await cautionsOf(tx, actor, slot, app.clock.now()) : [],
			telling: tellingOf(row),
			ready: metAs(row.roles)
				? (wordsOf({ startsAt, place: row.place, staff }, school.timeZone)?.ready ?? null)
				: null,
			school: { name: school.name, phone: school.phone, timeZone: school.timeZone }
		};
	});
}

async function findRow(tx: Tx, actor: StaffActor, appointmentId: string): Promise<Row | undefined> {
	const version = (item: string) => sql`(select json_build_object(
			'planned_at', v.planned_at, 'released_at', v.released_at)
		from item_version v where v.item_id = ${sql.raw(item)} and v.withdrawn_at is null
		order by v.number desc limit 1)`;
	const [row] = await rows<Row>(
		tx,
		sql`select p.*, r.id as person_id, g.id as guardian_id, s.name as staff,
				trim(coalesce(g.first_name, r.first_name) || ' ' || coalesce(g.last_name, r.last_name)) as person,
				coalesce(g.mobile, r.phone) as phone,
				coalesce(acc.locale, g.letter_locale, r.locale) as locale,
				(select coalesce(json_agg(sr.role), '[]'::json) from staff_role sr
					where sr.staff_id = p.staff_id and sr.school_id = p.school_id) as roles,
				${version('p.said_item_id')} as said, ${version('p.reminder_item_id')} as reminder
			from appointment p
			join beneficiary b on b.id = p.beneficiary_id
			join beneficiary r on r.id = ${standingLine('b')}
			left join guardian g on g.id = r.guardian_id and g.left_at is null
			left join account acc on acc.id = g.account_id
			join staff s on s.id = p.staff_id
			where p.id::text = ${appointmentId.toLowerCase()} and p.school_id = ${actor.schoolId}`
	);
	return row;
}

function tellingOf(row: Row): Telling {
	if (row.guardian_id === null) return { how: 'not-on-file' };
	if (row.said === null) return { how: 'too-late' };
	const reminderAt = row.reminder ? new Date(row.reminder.planned_at) : null;
	const { released_at, planned_at } = row.said;
	return released_at
		? { how: 'told', at: new Date(released_at), reminderAt }
		: { how: 'held', at: new Date(planned_at), reminderAt };
}
