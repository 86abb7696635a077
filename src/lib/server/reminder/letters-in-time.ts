import { inArray } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { judgeReminder } from '../../domain/reminder/judge-reminder';
import type { Tx } from '../db/client';
import type { guardian } from '../db/schema/directory';
import { connectionReminder } from '../db/schema/follow-up';
import { contactMark } from './contact-mark';

/**
 * Keys of those among guardians to whom a letter of a batch would be one reminder too many: reminded
 * less than a week ago, or ten times already, all channels together. Connected guardians are not
 * reminded of anything, and a letter made again on the same day is the same one.
 */
export async function lettersTooSoon(
	tx: Tx,
	people: readonly (typeof guardian.$inferSelect)[],
	{ now, timeZone }: { now: Date; timeZone: string }
): Promise<Set<string>> {
	const waited = people.filter(({ accountId }) => accountId === null);
	if (waited.length === 0) return new Set();
	const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').toJSDate();
	const past = await tx
		.select()
		.from(connectionReminder)
		.where(
			inArray(
				connectionReminder.guardianId,
				waited.map(({ id }) => id)
			)
		);
	const counted = past.filter(({ channel, at }) => channel !== 'letter' || at < today);
	return new Set(
		waited
			.filter((person) => {
				const theirs = counted.filter(({ guardianId }) => guardianId === person.id);
				return judgeReminder(theirs, contactMark(person), now, timeZone).kind !== 'allowed';
			})
			.map(({ id }) => id)
	);
}
