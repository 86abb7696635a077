import * as v from 'valibot';
import { addDays } from './calendar-day';
import { daySchema, givenYearSchema, namedDaysSchema, type GivenYear } from './given-calendar';
import { TERRITORIES } from './territory';

/** Days as people say them: the first and the last one closed, both included. */
const typedDays = v.object({
	name: v.optional(v.string('calendar.no-name')),
	from: daySchema,
	last: v.optional(daySchema)
});

/** A closure as it is typed; without a last day it lasts one. */
export const closureInput = v.pipe(
	typedDays,
	v.transform(({ name, from, last }) => ({ name, from, until: addDays(last ?? from, 1) })),
	namedDaysSchema
);

/** A closure as it is kept, to find it again. */
export const keptClosureInput = namedDaysSchema;

/** A given year as it is kept, in one field of a form: what an undo carries. */
export const keptYearInput = v.pipe(
	v.object({ year: v.pipe(v.string('calendar.no-day'), v.maxLength(20_000, 'calendar.no-day')) }),
	v.transform(({ year }): unknown => parsed(year)),
	givenYearSchema
);

/** The first day of class of a year that the school gave. */
export const yearKeyInput = v.object({ from: daySchema });

/** Where the school is: an académie (or a zone) by its name, and whose public holidays it keeps. */
export const placeInput = v.object({
	academy: v.string('calendar.choose-academy'),
	territory: v.optional(v.picklist(TERRITORIES, 'calendar.choose-territory'))
});
export type PlaceInput = v.InferOutput<typeof placeInput>;

/** How many rows of holidays the form of a year may hold. */
export const YEAR_ROWS = 40;

export type TypedRow = { name: string; from: string; last: string };

/** The rows of a year's form, as typed; rows without anything, or put aside, are left out. */
export function typedRows(values: Record<string, string>): TypedRow[] {
	return Array.from({ length: YEAR_ROWS }, (_, n) => ({
		name: (values[`name-${n}`] ?? '').trim(),
		from: (values[`from-${n}`] ?? '').trim(),
		last: (values[`last-${n}`] ?? '').trim(),
		isAside: values[`aside-${n}`] === 'yes'
	}))
		.filter((row) => !row.isAside && (row.name || row.from || row.last))
		.map(({ name, from, last }) => ({ name, from, last }));
}

/**
 * Reads a typed year: `from` and `last` days of class, then rows of holidays.
 * @returns the year, or the code of the first thing that is wrong by field (`''`: the whole)
 */
export function readTypedYear(
	values: Record<string, string>
): { ok: true; year: GivenYear } | { ok: false; errors: Record<string, string> } {
	const errors: Record<string, string> = {};
	const bounds = v.safeParse(typedDays, { from: values['year-from'], last: values['year-last'] });
	if (!bounds.success || !bounds.output.last) errors['year-from'] = 'calendar.no-bounds';
	const holidays = typedRows(values).map((row, index) => {
		const read = v.safeParse(closureInput, {
			name: row.name,
			from: row.from,
			last: row.last || undefined
		});
		if (!read.success) errors[`from-${index}`] ??= read.issues[0].message;
		return read.success ? read.output : null;
	});
	if (Object.keys(errors).length > 0 || !bounds.success) return { ok: false, errors };
	const { from, last } = bounds.output;
	const year = v.safeParse(givenYearSchema, { from, until: addDays(last ?? from, 1), holidays });
	return year.success
		? { ok: true, year: year.output }
		: { ok: false, errors: { 'year-from': year.issues[0].message } };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}
