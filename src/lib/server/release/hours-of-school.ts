import * as v from 'valibot';
import { disconnectionPolicySchema } from '../../domain/disconnection/disconnection-policy';
import { HOLIDAY_ZONES } from '../../domain/disconnection/holiday-zone';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import type { App } from '../app';
import type { school } from '../db/schema/directory';

/** The columns of a school that its hours are made of. */
export type SchoolHoursRow = Pick<
	typeof school.$inferSelect,
	'holidayZone' | 'timeZone' | 'disconnectionPolicy'
>;

const zoneSchema = v.picklist(HOLIDAY_ZONES);

/**
 * The hours of a school's row.
 * Throws when the row holds what no form accepts: better an outage than a night disturbed.
 */
export function hoursOfSchool(row: SchoolHoursRow): SchoolHours {
	return {
		zone: v.parse(zoneSchema, row.holidayZone),
		timeZone: row.timeZone,
		policy: v.parse(disconnectionPolicySchema, row.disconnectionPolicy)
	};
}

/**
 * The hours of a school's row for the engine that serves every school: null, and an error in the
 * log, when the row holds what no form accepts. That school then waits, the others do not.
 */
export function hoursOrNull(app: App, row: SchoolHoursRow & { id: string }): SchoolHours | null {
	try {
		return hoursOfSchool(row);
	} catch {
		app.log.error({ schoolId: row.id }, 'the hours of a school cannot be read');
		return null;
	}
}
