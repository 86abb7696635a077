import { and, eq, sql } from 'drizzle-orm';
import type { SheetMarks } from '../../domain/class-sheet/sheet-changes';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { isUuid } from '../../domain/shared/uuid';
import { isoDateIn } from '../../i18n/dates';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { division } from '../db/schema/directory';
import { readSchool } from '../directory/read-school';

/** The sheet of a class: no telephone, no note. It is in a teacher's hands, and lies on a table. */
export type ClassSheet = {
	school: string;
	division: { id: string; code: string };
	/** `YYYY-MM-DD` of the school's wall clock. */
	today: string;
	services: { id: string; name: string }[];
	/** In the order of the register. */
	pupils: {
		id: string;
		firstName: string;
		lastName: string;
		guardians: { id: string; firstName: string; lastName: string }[];
	}[];
} & SheetState;

/** What changes on a sheet. */
export type SheetState = {
	marks: SheetMarks;
	/** Guardians who have an account of Passerelle. */
	connected: string[];
};

/** The sheet of a division of the actor's school; null when there is none, or not hers to see. */
export async function readClassSheet(
	app: App,
	actor: StaffActor,
	divisionId: string
): Promise<ClassSheet | null> {
	if (!canFollowConnections(actor) || !isUuid(divisionId)) return null;
	return app.db.transaction(actor, async (tx) => {
		const known = await findDivision(tx, actor, divisionId);
		if (!known) return null;
		const school = await readSchool(tx, actor);
		const [found] = await rows<Pick<ClassSheet, 'services' | 'pupils'>>(
			tx,
			sql`select
				(select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
					from service s where s.school_id = ${actor.schoolId}) as services,
				(select coalesce(json_agg(json_build_object('id', p.id, 'firstName', p.first_name,
						'lastName', p.last_name, 'guardians', (
							select coalesce(json_agg(json_build_object('id', g.id, 'firstName', g.first_name,
									'lastName', g.last_name)
									order by link.responsibility, link.kinship, g.last_name, g.first_name), '[]')
							from guardianship link join guardian g on g.id = link.guardian_id
							where link.pupil_id = p.id and link.has_access and g.left_at is null
						)) order by p.last_name, p.first_name, p.id), '[]')
					from pupil p where p.division_id = ${known.id} and p.left_at is null) as pupils`
		);
		return {
			school: school.name,
			division: known,
			today: isoDateIn(app.clock.now(), school.timeZone),
			...found!,
			...(await readSheetState(tx, actor, known.id))
		};
	});
}

/** A division of the actor's school. */
export async function findDivision(tx: Tx, actor: StaffActor, divisionId: string) {
	const [known] = await tx
		.select({ id: division.id, code: division.code })
		.from(division)
		.where(and(eq(division.id, divisionId), eq(division.schoolId, actor.schoolId)));
	return known ?? null;
}

/** What stands on the sheet now. */
export async function readSheetState(
	tx: Tx,
	actor: StaffActor,
	divisionId: string
): Promise<SheetState> {
	const [state] = await rows<{ marks: SheetMarks | null; connected: string[] | null }>(
		tx,
		sql`with people as (${guardiansOfDivision(divisionId)})
			select (select json_object_agg(c.guardian_id || '.' || c.service_id, c.source)
					from service_connection c join people on people.id = c.guardian_id
					where c.school_id = ${actor.schoolId}) as marks,
				(select json_agg(id) from people where account_id is not null) as connected`
	);
	return { marks: state?.marks ?? {}, connected: state?.connected ?? [] };
}

/** The guardians who may follow a pupil of a division. */
export function guardiansOfDivision(divisionId: string) {
	return sql`select g.id, g.account_id from guardian g where g.left_at is null and exists (
		select 1 from guardianship link join pupil p on p.id = link.pupil_id
		where link.guardian_id = g.id and link.has_access and p.left_at is null
			and p.division_id = ${divisionId})`;
}
