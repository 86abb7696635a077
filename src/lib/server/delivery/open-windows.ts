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

/**
 * The windows of one batch: the hours of each school, narrowed by a family's own. Each is computed
 * once and asked again as soon as the clock leaves it, on either side.
 */
export function openWindows(app: App): (told: Told, now: Date) => Window {
	const known = new Map<string, { window: Window; from: number; to: number }>();
	return (told, now) => {
		const at = now.getTime();
		const key = told.ownHours
			? `${told.school.id} ${JSON.stringify(told.ownHours)}`
			: told.school.id;
		const kept = known.get(key);
		if (kept && at >= kept.from && at < kept.to) return kept.window;
		const window = windowAt(hoursOf(app, told), now);
		const end = window.closesAt ?? window.opensNext();
		known.set(key, { window, from: at, to: end?.getTime() ?? Number.POSITIVE_INFINITY });
		return window;
	};
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
