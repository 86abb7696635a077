import type { Change } from '../shared/item-version';
import { ok, refuse, type Result } from '../shared/result';
import type { WorkshopError } from './errors';
import { isDoorOpen } from './session-moments';
import { hasRoom } from './take-place';
import type { WorkshopContent } from './workshop';

/**
 * Decides whether somebody who scans the sign on the door is counted present. Whoever has a place is;
 * whoever has none takes one on the spot while there is room, even before those who wait: they are not
 * there.
 *
 * @returns `marks` her place, or `registers` her first
 * Refusals: `workshop.not-found`, `workshop.cancelled`, `workshop.not-now`, `workshop.full`.
 */
export function checkIn(
	state: {
		shownChange: Change | null;
		content: WorkshopContent;
		placesTaken: number;
		hasPlace: boolean;
	},
	now: Date
): Result<'marks' | 'registers', WorkshopError> {
	const { shownChange, content, placesTaken, hasPlace } = state;
	if (shownChange === null) return refuse({ code: 'workshop.not-found' });
	if (shownChange === 'cancel') return refuse({ code: 'workshop.cancelled' });
	const session = { startsAt: new Date(content.startsAt), endsAt: new Date(content.endsAt) };
	if (!isDoorOpen(session, now)) return refuse({ code: 'workshop.not-now' });
	if (hasPlace) return ok('marks');
	return hasRoom(content, placesTaken) ? ok('registers') : refuse({ code: 'workshop.full' });
}
