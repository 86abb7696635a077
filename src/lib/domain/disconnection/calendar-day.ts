const DAY_MS = 86_400_000;

/** Reckoning on days `YYYY-MM-DD`, which belong to no time zone. */

/** The day `count` days later. */
export function addDays(day: string, count: number): string {
	return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday: 1 for Monday, 7 for Sunday. */
export function weekdayOf(day: string): number {
	return new Date(Date.parse(day)).getUTCDay() || 7;
}

/** How many days `to` is after `from`. */
export function daysBetween(from: string, to: string): number {
	return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
