import { sql } from 'drizzle-orm';
import { defaultToken, type Animal, type ChildColour } from '../../domain/home/child-token';
import { isOpen, nextRelease } from '../../domain/disconnection/release-window';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { Child, FamilySchool } from '../../domain/home/home';
import { rows, type Tx } from '../db/client';
import { hoursOfSchool } from '../release/hours-of-school';

/** A child, with what its cards are found by. */
export type CircleChild = Child & { divisionId: string | null };

/** Who a family is: its schools and its children, in a fixed order. */
export type Circle = { schools: FamilySchool[]; children: CircleChild[] };

type CircleRow = {
	school_id: string;
	school_name: string;
	phone: string | null;
	reference_person: string | null;
	is_to_meet: boolean;
	holiday_zone: string | null;
	territory: string;
	time_zone: string;
	disconnection_policy: unknown;
	given_calendar: unknown;
	pupil_id: string | null;
	first_name: string | null;
	division_id: string | null;
	division_code: string | null;
	animal: string | null;
	colour: string | null;
};

/**
 * Reads the circle of the guardian who asks. Row level security gives a provisional session its
 * schools and no child.
 */
export async function readCircle(tx: Tx, now: Date): Promise<Circle> {
	const found = await rows<CircleRow>(
		tx,
		sql`select distinct s.id as school_id, s.name as school_name, s.phone, s.reference_person,
				g.met_at is null as is_to_meet, s.holiday_zone, s.territory, s.time_zone,
				s.disconnection_policy, s.given_calendar, p.id as pupil_id,
				p.first_name, d.id as division_id, d.code as division_code, t.animal, t.colour
			from guardian g
			join school s on s.id = g.school_id
			left join guardianship l on l.guardian_id = g.id and l.has_access
			left join pupil p on p.id = l.pupil_id and p.left_at is null
			left join division d on d.id = p.division_id
			left join child_token t on t.pupil_id = p.id
			where g.left_at is null
			order by p.first_name, p.id, s.name`
	);
	const schools = new Map<string, FamilySchool>();
	const children = new Map<string, CircleChild>();
	for (const row of found) {
		const school = schools.get(row.school_id) ?? schoolOf(row, now);
		schools.set(school.id, school);
		if (row.pupil_id !== null) children.set(row.pupil_id, childOf(row, children.size));
	}
	return { schools: [...schools.values()], children: [...children.values()] };
}

function schoolOf(row: CircleRow, now: Date): FamilySchool {
	const hours = hoursOfSchool({
		holidayZone: row.holiday_zone,
		territory: row.territory,
		timeZone: row.time_zone,
		disconnectionPolicy: row.disconnection_policy,
		givenCalendar: row.given_calendar
	});
	const opening = nextRelease(hours, now);
	return {
		id: row.school_id,
		name: row.school_name,
		phone: row.phone,
		referencePerson: row.reference_person,
		isToMeet: row.is_to_meet,
		timeZone: row.time_zone,
		today: schoolDay(hours, now),
		closedUntil: isOpen(hours, now) ? null : { at: opening.ok ? opening.value : null }
	};
}

function childOf(row: CircleRow, rank: number): CircleChild {
	const chosen =
		row.animal && row.colour
			? { animal: row.animal as Animal, colour: row.colour as ChildColour }
			: defaultToken(rank);
	return {
		...chosen,
		id: row.pupil_id!,
		firstName: row.first_name!,
		division: row.division_code,
		divisionId: row.division_id,
		schoolId: row.school_id,
		schoolName: row.school_name
	};
}
