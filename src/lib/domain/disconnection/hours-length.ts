import type { DayHours } from './disconnection-policy';

/** Minutes since midnight of a wall-clock time `HH:MM`. */
export function minuteOfDay(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** How many minutes a day's hours last on the wall clock. */
export function minutesOf(day: DayHours): number {
	return minuteOfDay(day.closes) - minuteOfDay(day.opens);
}
