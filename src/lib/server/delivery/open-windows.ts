import * as v from 'valibot';
import { dayHoursSchema } from '../../domain/disconnection/disconnection-policy';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import { currentWindowEnd, nextOpening } from '../../domain/disconnection/release-window';
import type { App } from '../app';
import { hoursOrNull, type SchoolHoursRow } from '../release/hours-of-school';

/** Whether a family may be told at an instant, and from when on it may next. */
export type Window = {
	/** Null in a closed period. */
	closesAt: Date | null;
	/** The first opening after; null when no calendar tells. */
	opensNext(): Date | null;
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
		const window = windowAt(hoursOf(app, told), now);
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

/** Null, and an error in the log, when either cannot be read: nobody is disturbed by mistake. */
function hoursOf(app: App, { school, ownHours }: Told): SchoolHours | null {
	const hours = hoursOrNull(app, school);
	const own = v.safeParse(v.nullable(dayHoursSchema), ownHours ?? null);
	if (!own.success) app.log.error({ schoolId: school.id }, "a family's hours cannot be read");
	return hours && own.success ? { ...hours, familyHours: own.output } : null;
}

function windowAt(hours: SchoolHours | null, now: Date): Window {
	let next: Date | null | undefined;
	return {
		closesAt: hours && currentWindowEnd(hours, now),
		opensNext: () => {
			if (next === undefined) {
				const opening = hours && nextOpening(hours, now);
				next = opening?.ok ? opening.value : null;
			}
			return next;
		}
	};
}
