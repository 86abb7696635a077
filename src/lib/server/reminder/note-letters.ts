import { and, gte, inArray } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import type { guardian } from '../db/schema/directory';
import { connectionReminder } from '../db/schema/follow-up';
import { contactMark } from './contact-mark';

/**
 * Counts letters among the reminders of guardians who never connected. Printed again on the same day
 * (the paper jammed), a letter is the same reminder.
 */
export async function noteLetters(
	tx: Tx,
	actor: StaffActor,
	people: readonly (typeof guardian.$inferSelect)[],
	{ now, timeZone }: { now: Date; timeZone: string }
): Promise<void> {
	const waited = people.filter(({ accountId }) => accountId === null);
	if (waited.length === 0) return;
	const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').toJSDate();
	const already = await tx
		.select()
		.from(connectionReminder)
		.where(
			and(
				inArray(
					connectionReminder.guardianId,
					waited.map(({ id }) => id)
				),
				gte(connectionReminder.at, today)
			)
		);
	const counted = new Set(
		already
			.filter(({ channel }) => channel === 'letter')
			.map((one) => `${one.guardianId} ${one.contactMark}`)
	);
	const fresh = waited
		.map((person) => ({ guardianId: person.id, contactMark: contactMark(person) }))
		.filter((one) => !counted.has(`${one.guardianId} ${one.contactMark}`));
	if (fresh.length === 0) return;
	await tx.insert(connectionReminder).values(
		fresh.map((one) => ({
			...one,
			...{ schoolId: actor.schoolId, staffId: actor.staffId, channel: 'letter', at: now }
		}))
	);
}
