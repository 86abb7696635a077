import { and, eq, gte } from 'drizzle-orm';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import { schoolDay } from '../../domain/disconnection/school-hours';
import { instantAt, zoneNamed } from '../../domain/disconnection/wall-clock';
import { firstDayOfCount } from '../../domain/urgent/urgent-year';
import type { Tx } from '../db/client';
import { journal } from '../db/schema/staff';

/** What the journal says of something that was let through in a closed period. */
export const URGENT_ACTION = 'item.urgent';

/**
 * How many things the school let through in closed periods since 1 September, by the journal: what
 * was forgotten or taken back since still counts.
 */
export function countUrgent(
	tx: Tx,
	schoolId: string,
	hours: SchoolHours,
	now: Date
): Promise<number> {
	const zone = zoneNamed(hours.timeZone);
	const since = instantAt(zone, firstDayOfCount(schoolDay(hours, now)), '00:00', 'opening');
	return tx.$count(
		journal,
		and(
			eq(journal.schoolId, schoolId),
			eq(journal.action, URGENT_ACTION),
			gte(journal.at, new Date(since))
		)
	);
}
