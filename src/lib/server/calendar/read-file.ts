import { canSettleSchool } from '../../domain/directory/settle-school.policy';
import { addDays } from '../../domain/disconnection/calendar-day';
import { YEAR_ROWS, type TypedRow } from '../../domain/disconnection/calendar.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { readCalendarFile, type SetAside } from '../adapters/icalendar/read-calendar-file';
import type { App } from '../app';
import { readSchool } from '../directory/read-school';

/** What a file says of one school year, as rows of its form; nothing is written. */
export type ReadFile = {
	rows: TypedRow[];
	aside: SetAside[];
	/** How many stretches of the file lie outside the year. */
	outside: number;
};

/**
 * Looks at an iCalendar file for the year between two days of class.
 *
 * Refusals: `school.not-allowed`, those of the file, `calendar.file-no-holidays` when it says
 * nothing of the year, `calendar.too-many-holidays`.
 */
export async function readFile(
	app: App,
	actor: StaffActor,
	bytes: Uint8Array,
	year: { from: string; last: string }
): Promise<Result<ReadFile, { code: string }>> {
	if (!canSettleSchool(actor)) return refuse({ code: 'school.not-allowed' });
	const school = await app.db.transaction(actor, (tx) => readSchool(tx, actor));
	const read = readCalendarFile(bytes, school.timeZone);
	if (!read.ok) return read;
	const { stretches, aside } = read.value;
	const inside = stretches.filter(({ from, until }) => from <= year.last && until > year.from);
	if (inside.length === 0) return refuse({ code: 'calendar.file-no-holidays' });
	if (inside.length > YEAR_ROWS) return refuse({ code: 'calendar.too-many-holidays' });
	const rows = inside.map(({ name, from, until }) => ({ name, from, last: addDays(until, -1) }));
	return ok({ rows, aside, outside: stretches.length - inside.length });
}
