import { NEVER } from '../../domain/delivery/notification';
import { momentIn } from '../../domain/delivery/plan-notification';
import { nextWindow, windowFrom } from '../../domain/disconnection/release-window';
import type { ReleaseWindow, SchoolHours } from '../../domain/disconnection/school-hours';
import type { App } from '../app';
import type { school } from '../db/schema/directory';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { hoursOrNull } from '../release/hours-of-school';
import { keptByHours } from '../release/kept-by-hours';

type School = typeof school.$inferSelect;

/** Somebody to be told of something. */
export type Told = {
	accountId: string;
	/** `account.own_hours`, as the database gives it. */
	ownHours: unknown;
	/** From when on it could have been told, had the hours been open. */
	readyAt: Date;
	/** The head of the school lets it through, whatever anybody's hours. */
	isUrgent: boolean;
};

export interface TellingPlan {
	/**
	 * When somebody is told. NEVER while no window is known or the school has stopped its sending: it
	 * then waits for a change, and is planned again with all that its school holds.
	 */
	at(row: School, told: Told): Date;
	/** When somebody is told again of what expired unseen: at the first opening after. */
	again(row: School, told: Told): Date;
}

/** The plans of one moment: the windows of each school and of each family's hours are found once. */
export function planTellings(app: App, now: Date): TellingPlan {
	const hoursOf = keptByHours((row, ownHours) => hoursOrNull(app, row, ownHours));
	const current = keptByHours((row, ownHours) => found(hoursOf(row, ownHours), now, windowFrom));
	const following = keptByHours((row, ownHours) => found(hoursOf(row, ownHours), now, nextWindow));
	const spreadOf = keptByHours((row) => deliverySettingsOrUsual(app, row).spreadMinutes);
	const moment = (window: ReleaseWindow | null, row: School, told: Told) => {
		if (row.sendingStoppedAt || !window) return NEVER;
		// A clock that went back does not hold what was released before it did.
		const readyAt = told.readyAt < now ? told.readyAt : now;
		const { accountId } = told;
		return momentIn(window, { accountId, readyAt, now, spreadMinutes: spreadOf(row) });
	};
	return {
		at: (row, told) => {
			if (told.isUrgent && !row.sendingStoppedAt) return now;
			return moment(current(row, told.ownHours), row, told);
		},
		again: (row, told) => {
			const window = current(row, told.ownHours);
			const isAfter = window && window.opensAt > told.readyAt;
			return moment(isAfter ? window : following(row, told.ownHours), row, told);
		}
	};
}

function found(
	hours: SchoolHours | null,
	now: Date,
	find: typeof windowFrom
): ReleaseWindow | null {
	const window = hours && find(hours, now);
	return window?.ok ? window.value : null;
}
