import { addDays, weekdayOf } from './calendar-day';
import { OPEN_DAYS, type DayHours } from './disconnection-policy';
import { publicHolidayOf } from './public-holidays';
import { calendarsOf, statusOfDay, type DayStatus, type SchoolHours } from './school-hours';
import { isWithin, type Days } from './school-calendar';

/** Why days are closed. `isOwn`: the name is the school's; otherwise it is a code to be worded. */
export type Reason = {
	kind: 'school-holiday' | 'public-holiday' | 'closure';
	name: string;
	isOwn: boolean;
	/** First and last day, both included. */
	from: string;
	last: string;
};

/** One day of the drawing; `hours` only on an open day. */
export type DrawnDay = {
	day: string;
	status: DayStatus;
	reason: Reason | null;
	hours: DayHours | null;
};

/** `month` is `YYYY-MM`; `reasons` in the order of their days. */
export type DrawnMonth = { month: string; days: DrawnDay[]; reasons: Reason[] };

/** The school year that a day lies in, by its first civil year: from August to July. */
export function schoolYearOf(day: string): number {
	return Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0);
}

/** Twelve months from August of a year, each day with what it is and why. */
export function drawSchoolYear(hours: SchoolHours, firstYear: number): DrawnMonth[] {
	const stretches = namedStretches(hours);
	return Array.from({ length: 12 }, (_, index) => {
		const month = new Date(Date.UTC(firstYear, 7 + index, 1)).toISOString().slice(0, 7);
		const days = daysOfMonth(month).map((day) => drawDay(hours, stretches, day));
		return { month, days, reasons: reasonsOf(stretches, days) };
	});
}

function drawDay(hours: SchoolHours, stretches: readonly Reason[], day: string): DrawnDay {
	const status = statusOfDay(hours, day);
	const weekday = OPEN_DAYS[weekdayOf(day) - 1];
	return {
		day,
		status,
		reason: reasonOf(hours, stretches, day, status),
		hours: status === 'open' && weekday ? hours.policy[weekday] : null
	};
}

function reasonOf(
	hours: SchoolHours,
	stretches: readonly Reason[],
	day: string,
	status: DayStatus
): Reason | null {
	if (status === 'public-holiday') {
		const name = publicHolidayOf(hours.territory ?? 'metropole', day);
		return name && { kind: status, name, isOwn: false, from: day, last: day };
	}
	// A weekend inside holidays belongs to them, for whoever looks at the year.
	const kind = status === 'weekend' ? 'school-holiday' : status;
	return stretches.find((reason) => reason.kind === kind && isIn(reason, day)) ?? null;
}

/** What is said under a month: its stretches, and the public holidays that are not inside one. */
function reasonsOf(stretches: readonly Reason[], days: readonly DrawnDay[]): Reason[] {
	const inMonth = stretches.filter((reason) => days.some(({ day }) => isIn(reason, day)));
	const holidays = days.flatMap(({ reason }) =>
		reason && reason.kind === 'public-holiday' ? [reason] : []
	);
	return [...inMonth, ...holidays].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function namedStretches(hours: SchoolHours): Reason[] {
	const holidays = calendarsOf(hours).flatMap(({ known, holidays }, index) =>
		holidays
			.filter((stretch) => stretch.from < known.until && known.from < stretch.until)
			.map((stretch) => asReason('school-holiday', stretch, hours.zone === null || index > 0))
	);
	const closures = (hours.closures ?? []).map((days) => asReason('closure', days, true));
	return [...holidays, ...closures];
}

function asReason(kind: Reason['kind'], days: Days & { name?: string }, isOwn: boolean): Reason {
	return { kind, name: days.name ?? '', isOwn, from: days.from, last: addDays(days.until, -1) };
}

const isIn = (reason: Reason, day: string) =>
	isWithin({ from: reason.from, until: addDays(reason.last, 1) }, day);

function daysOfMonth(month: string): string[] {
	const days: string[] = [];
	for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
	return days;
}
