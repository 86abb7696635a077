import { currentWindowEnd, nextWindow } from '../../domain/disconnection/release-window';
import type { ReleaseWindow, SchoolHours } from '../../domain/disconnection/school-hours';
import type { App } from '../app';
import { hoursOrNull, type SchoolHoursRow } from '../release/hours-of-school';

/** Whether a family may be told at an instant, and from when on it may next. */
export type Window = {
	/** Null in a closed period. */
	closesAt: Date | null;
	/** The first opening after; null when no calendar tells. */
	opensNext(): Date | null;
	/** The window of that opening. */
	nextWindow(): ReleaseWindow | null;
};

/** Whose hours are asked for. */
export type Told = {
	school: SchoolHoursRow & { id: string };
	/** `account.own_hours`: DayHours of the domain, or null. */
	ownHours: unknown;
};

export type WindowOf = (told: Told, now: Date) => Window;

/**
 * The hours of each school, narrowed by a family's own. A window is computed once and asked again
 * when the clock leaves it, on either side, or when the school's row says something else.
 */
export function openWindows(app: App): WindowOf {
	const known = new Map<string, { window: Window; from: number; to: number }>();
	const keys = new WeakMap<Told['school'], string>();
	const keyOf = (school: Told['school']) => {
		const key = keys.get(school) ?? hoursKey(school);
		keys.set(school, key);
		return key;
	};
	return (told, now) => {
		const at = now.getTime();
		const own = told.ownHours ? JSON.stringify(told.ownHours) : '';
		const key = keyOf(told.school) + own;
		const kept = known.get(key);
		if (kept && at >= kept.from && at < kept.to) return kept.window;
		const window = windowAt(hoursOrNull(app, told.school, told.ownHours), now);
		const end = window.closesAt ?? window.opensNext();
		known.set(key, { window, from: at, to: end?.getTime() ?? Number.POSITIVE_INFINITY });
		return window;
	};
}

/** All that the hours of a school are made of. */
function hoursKey(row: Told['school']): string {
	const { id, holidayZone, territory, timeZone, disconnectionPolicy, givenCalendar } = row;
	return JSON.stringify([
		...[id, holidayZone, territory, timeZone],
		...[disconnectionPolicy, givenCalendar]
	]);
}

function windowAt(hours: SchoolHours | null, now: Date): Window {
	let next: ReleaseWindow | null | undefined;
	const following = () => {
		if (next === undefined) {
			const window = hours && nextWindow(hours, now);
			next = window?.ok ? window.value : null;
		}
		return next;
	};
	return {
		closesAt: hours && currentWindowEnd(hours, now),
		opensNext: () => following()?.opensAt ?? null,
		nextWindow: following
	};
}
