import { asc, eq } from 'drizzle-orm';
import {
	OPEN_DAYS,
	presetOf,
	type DayHours,
	type OpenDay,
	type Preset
} from '../../domain/disconnection/disconnection-policy';
import type { HolidayZone } from '../../domain/disconnection/holiday-zone';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { service } from '../db/schema/directory';
import { hoursOfSchool } from '../release/hours-of-school';
import { readSchool } from './read-school';

/** What a school has settled, as its own page shows it. */
export type SchoolSettings = {
	uai: string;
	name: string;
	schoolYear: number;
	/** E.164. */
	phone: string | null;
	referencePerson: string | null;
	/** Null where the school gives its own calendar. */
	zone: HolidayZone | null;
	preset: Preset | null;
	/** Null on a day when nothing is released. */
	days: { day: OpenDay; hours: DayHours | null }[];
	services: { id: string; name: string }[];
};

/** The settings of the actor's school. */
export async function readSettings(app: App, actor: StaffActor): Promise<SchoolSettings> {
	return app.db.transaction(actor, async (tx) => {
		const row = await readSchool(tx, actor);
		const { zone, policy } = hoursOfSchool(row);
		const services = await tx
			.select({ id: service.id, name: service.name })
			.from(service)
			.where(eq(service.schoolId, actor.schoolId))
			.orderBy(asc(service.name));
		const { uai, name, schoolYear, phone, referencePerson } = row;
		const days = OPEN_DAYS.map((day) => ({ day, hours: policy[day] }));
		return {
			uai,
			name,
			schoolYear,
			phone,
			referencePerson,
			zone,
			preset: presetOf(policy),
			days,
			services
		};
	});
}
