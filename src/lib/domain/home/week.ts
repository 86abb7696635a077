import { DateTime } from 'luxon';

/** One day of the week that a card draws. */
export type WeekDay = {
	/** `YYYY-MM-DD`. */
	day: string;
	/** Day of the month, as a figure. */
	number: number;
	isToday: boolean;
	/** Which part of the day is filled. */
	filled: 'none' | 'whole' | 'morning' | 'afternoon';
};

const SCHOOL_DAYS = 5;

/**
 * The school week around a day: five dots, a sixth when what happens lies on a Saturday (a seventh
 * on a Sunday).
 *
 * @param first first filled day, `YYYY-MM-DD`
 * @param last last filled day, the same as `first` for a single one
 * @param today the day at the school, `YYYY-MM-DD`
 */
export function weekAround(
	first: string,
	last: string,
	today: string,
	part: 'whole' | 'morning' | 'afternoon' = 'whole'
): WeekDay[] {
	const start = DateTime.fromISO(first, { zone: 'utc' });
	const monday = start.startOf('week');
	const length = Math.max(SCHOOL_DAYS, start.weekday);
	return Array.from({ length }, (_, index) => {
		const date = monday.plus({ days: index });
		const day = date.toFormat('yyyy-MM-dd');
		const isFilled = first <= day && day <= last;
		return { day, number: date.day, isToday: day === today, filled: isFilled ? part : 'none' };
	});
}
