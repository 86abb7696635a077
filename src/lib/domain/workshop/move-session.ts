import type { WorkshopContent } from './workshop';

/** Whether those who come would go to the wrong place, or at the wrong hour, if nobody told them. */
export function isMoved(former: WorkshopContent, next: WorkshopContent): boolean {
	return (
		Date.parse(former.startsAt) !== Date.parse(next.startsAt) ||
		former.place !== next.place ||
		(former.where ?? 'school') !== (next.where ?? 'school')
	);
}
