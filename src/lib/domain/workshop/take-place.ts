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
	isRegistered: boolean;
};

/**
 * Decides whether a place may be taken at `now`. Asking again for one's own place is a success.
 *
 * Refusals: `workshop.not-found`, `workshop.cancelled`, `workshop.over` (it has ended),
 * `workshop.full`.
 */
export function takePlace(state: WorkshopState, now: Date): Result<null, WorkshopError> {
	if (state.shownChange === null) return refuse({ code: 'workshop.not-found' });
	if (state.shownChange === 'cancel') return refuse({ code: 'workshop.cancelled' });
	if (Date.parse(state.content.endsAt) <= now.getTime()) return refuse({ code: 'workshop.over' });
	if (state.isRegistered) return ok(null);
	const { capacity } = state.content;
	if (capacity !== undefined && state.placesTaken >= capacity) {
		return refuse({ code: 'workshop.full' });
	}
	return ok(null);
}
