import * as v from 'valibot';
import {
	dayHoursSchema,
	disconnectionPolicySchema
} from '../../domain/disconnection/disconnection-policy';
import { givenCalendarSchema } from '../../domain/disconnection/given-calendar';
import { heededHours } from '../../domain/disconnection/own-hours';
import { HOLIDAY_ZONES } from '../../domain/disconnection/holiday-zone';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import { TERRITORIES } from '../../domain/disconnection/territory';
import type { App } from '../app';
import type { school } from '../db/schema/directory';

/** The columns of a school that its hours are made of. */
export type SchoolHoursRow = Pick<
	typeof school.$inferSelect,
	'holidayZone' | 'territory' | 'timeZone' | 'disconnectionPolicy' | 'givenCalendar'
>;

const zoneSchema = v.nullable(v.picklist(HOLIDAY_ZONES));
const territorySchema = v.picklist(TERRITORIES);
const ownHoursSchema = v.nullable(dayHoursSchema);

/**
 * The hours of a school's row, narrowed by those of a family when it has its own and they leave the
 * school a way to tell it (`heededHours`).
 * Throws when the row holds what no form accepts: better an outage than a night disturbed.
 *
 * @param ownHours `account.own_hours`, as the database gives it; null or left out for none
 */
export function hoursOfSchool(row: SchoolHoursRow, ownHours: unknown = null): SchoolHours {
	const { years, closures } = v.parse(givenCalendarSchema, row.givenCalendar);
	const policy = v.parse(disconnectionPolicySchema, row.disconnectionPolicy);
	return {
		zone: v.parse(zoneSchema, row.holidayZone),
		territory: v.parse(territorySchema, row.territory),
		timeZone: row.timeZone,
		policy,
		familyHours: heededHours(v.parse(ownHoursSchema, ownHours), policy),
		closures,
		years
	};
}

/**
 * The hours of a school's row for the engine that serves every school: null, and an error in the
 * log, when the row holds what no form accepts. That school then waits, the others do not.
 */
export function hoursOrNull(
	app: App,
	row: SchoolHoursRow & { id: string },
	ownHours: unknown = null
): SchoolHours | null {
	try {
		return hoursOfSchool(row, ownHours);
	} catch {
		app.log.error({ schoolId: row.id }, 'the hours of a school cannot be read');
		return null;
	}
}
