/**
 * The first day of the school year in which urgent items are counted: 1 September, in every calendar.
 * @param today `YYYY-MM-DD` on the school's wall clock
 */
export function firstDayOfCount(today: string): string {
	const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
	return `${year}-09-01`;
}
