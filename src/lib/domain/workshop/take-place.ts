import type { Change } from '../shared/item-version';
import { ok, refuse, type Result } from '../shared/result';
import type { WorkshopError } from './errors';
import type { WorkshopContent } from './workshop';

/** What is known of a session when somebody asks for a place. */
export type WorkshopState = {
	/** Change of the latest version that families were shown; null when none was released. */
	shownChange: Change | null;
	content: WorkshopContent;
	placesTaken: number;
	/** How many wait for a place already. */
	waiting: number;
	/** What the person has: a place, a rank among those who wait, or nothing. */
	has: 'place' | 'rank' | null;
};

/** What asking gives: a place, a rank among those who wait, or what one had. */
export type Taken = 'place' | 'rank' | 'as-before';

/**
 * Decides what somebody who asks for a place at `now` gets. When there is none left, or when others
 * wait, one waits behind them: nobody is turned away, and nobody passes before. Asking again keeps
 * what one has.
 *
 * Refusals: `workshop.not-found`, `workshop.cancelled`, `workshop.over` (it has ended).
 */
export function takePlace(state: WorkshopState, now: Date): Result<Taken, WorkshopError> {
	if (state.shownChange === null) return refuse({ code: 'workshop.not-found' });
	if (state.shownChange === 'cancel') return refuse({ code: 'workshop.cancelled' });
	if (Date.parse(state.content.endsAt) <= now.getTime()) return refuse({ code: 'workshop.over' });
	if (state.has !== null) return ok('as-before');
	return ok(state.waiting === 0 && hasRoom(state.content, state.placesTaken) ? 'place' : 'rank');
}

/** Whether one more may come. Without a number of places, always. */
export function hasRoom({ capacity }: Pick<WorkshopContent, 'capacity'>, taken: number): boolean {
	return capacity === undefined || taken < capacity;
}
