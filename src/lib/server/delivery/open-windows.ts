import { currentWindowEnd, nextOpening } from '../../domain/disconnection/release-window';
import type { App } from '../app';
import { hoursOrNull, type SchoolHoursRow } from '../release/hours-of-school';

/** Whether a school may be heard at an instant, and when it next opens. */
export type Window = {
	/** Null in a closed period. */
	closesAt: Date | null;
	/** The first opening after; null when no calendar tells. */
	opensNext(): Date | null;
};

/** A school as the hours need it. */
type SchoolRow = SchoolHoursRow & { id: string };

/**
 * The windows of schools for one batch. Each school's is computed once and asked again as soon as
 * the clock leaves it, on either side.
 */
export function openWindows(app: App): (row: SchoolRow, now: Date) => Window {
	const known = new Map<string, { window: Window; from: number; to: number }>();
	return (row, now) => {
		const at = now.getTime();
		const kept = known.get(row.id);
		if (kept && at >= kept.from && at < kept.to) return kept.window;
		const window = windowAt(app, row, now);
		const end = window.closesAt ?? window.opensNext();
		known.set(row.id, { window, from: at, to: end?.getTime() ?? Number.POSITIVE_INFINITY });
		return window;
	};
}

function windowAt(app: App, row: SchoolRow, now: Date): Window {
	const hours = hoursOrNull(app, row);
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
