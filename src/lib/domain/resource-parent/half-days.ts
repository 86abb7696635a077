/** Days of the week on which a volunteer may be there, Monday first (ISO 8601 numbers). */
export const WEEK_DAYS = [1, 2, 3, 4, 5, 6] as const;
/** Halves of a day: never the evening, never Sunday (right to disconnect). */
export const HALVES = ['morning', 'afternoon'] as const;
export type Half = (typeof HALVES)[number];

/** A half day of the week: `1-morning` is Monday morning. */
export type HalfDay = `${(typeof WEEK_DAYS)[number]}-${Half}`;

/** All of them, as a grid reads: day after day. */
export const HALF_DAYS: readonly HalfDay[] = WEEK_DAYS.flatMap((day) =>
	HALVES.map((half) => `${day}-${half}` as const)
);

/** The half days among what is given, in the order of the week, each once; anything else is left out. */
export function readHalfDays(given: unknown): HalfDay[] {
	const named = new Set(Array.isArray(given) ? given : []);
	return HALF_DAYS.filter((one) => named.has(one));
}
