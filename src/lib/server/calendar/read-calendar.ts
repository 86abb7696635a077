import * as v from 'valibot';
import { addDays } from '../../domain/disconnection/calendar-day';
import {
	givenCalendarSchema,
	type GivenYear,
	type NamedDays
} from '../../domain/disconnection/given-calendar';
import type { HolidayZone } from '../../domain/disconnection/holiday-zone';
import { nextRelease } from '../../domain/disconnection/release-window';
import { schoolDay } from '../../domain/disconnection/school-hours';
import {
	drawSchoolYear,
	schoolYearOf,
	type DrawnMonth
} from '../../domain/disconnection/school-year';
import type { Territory } from '../../domain/disconnection/territory';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';

/** A school's year, drawn, and what the school added to it. */
export type CalendarPage = {
	zone: HolidayZone | null;
	territory: Territory;
	timeZone: string;
	/** First civil year of the school year that is drawn. */
	year: number;
	/** `YYYY-MM-DD` on the school's wall clock. */
	today: string;
	months: DrawnMonth[];
	closures: NamedDays[];
	years: GivenYear[];
	/** When something written now is released; null when no calendar tells. */
	opening: Date | null;
	isOpen: boolean;
};

/** The school year of a school. @param year its first civil year; the present one when null */
export async function readCalendar(
	app: App,
	actor: StaffActor,
	year: number | null
): Promise<CalendarPage> {
	const row = await app.db.transaction(actor, (tx) => readSchool(tx, actor));
	const hours = hoursOfSchool(row);
	const now = app.clock.now();
	const today = schoolDay(hours, now);
	const drawn = year ?? schoolYearOf(today);
	const { closures, years } = v.parse(givenCalendarSchema, row.givenCalendar);
	const release = nextRelease(hours, now);
	const first = `${drawn}-08-01`;
	const end = `${drawn + 1}-08-01`;
	return {
		zone: hours.zone,
		territory: hours.territory ?? 'metropole',
		timeZone: hours.timeZone,
		year: drawn,
		today,
		months: drawSchoolYear(hours, drawn),
		closures: closures.filter(({ from, until }) => from < end && addDays(until, -1) >= first),
		years,
		opening: release.ok ? release.value : null,
		isOpen: release.ok && release.value.getTime() === now.getTime()
	};
}
