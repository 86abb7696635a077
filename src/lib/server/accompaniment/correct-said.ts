import { and, eq, isNull, sql } from 'drizzle-orm';
import type { MessageContent } from '../../domain/message/message';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { itemVersion } from '../db/schema/item';
import { readSchool } from '../directory/read-school';
import { findOwnItem, type OwnItem } from '../recall/find-own-item';
import { takeBackFound } from '../recall/take-back-item';
import { voidWaiting } from '../recall/void-waiting';
import { planRelease } from '../release/plan-release';

/** What was said of an appointment is anybody's to correct who may change the appointment. */
const byAppointment = () => true;

/**
 * Says something else in the place of what was said to a guardian: held, the family never knows there
 * were other words; released, the new ones replace them in the same card, and the family is told once.
 * To be called as the system; call `app.wake()` after the transaction.
 *
 * @param words what to say now; `isKnown`: the family could have read the former words
 * @returns whether it could be said: nothing is left of what was said, or no calendar tells when
 */
export async function correctSaid(
	tx: Tx,
	actor: StaffActor,
	itemId: string,
	words: (isKnown: boolean) => MessageContent,
	now: Date
): Promise<boolean> {
	const found = await findOwnItem(tx, actor, itemId, byAppointment);
	if (!found.ok || found.value.recalledAt !== null) return false;
	const { id, schoolId, versions } = found.value;
	const plan = planRelease(await readSchool(tx, actor, 'share'), now);
	if (!plan.ok) return false;
	const isKnown = versions.some((one) => one.releasedAt !== null && one.withdrawnAt === null);
	await tx
		.update(itemVersion)
		.set({ withdrawnAt: now })
		.where(
			and(
				eq(itemVersion.itemId, id),
				isNull(itemVersion.releasedAt),
				isNull(itemVersion.withdrawnAt)
			)
		);
	await tx.insert(itemVersion).values({
		itemId: id,
		schoolId,
		number: versions[0]!.number + 1,
		change: isKnown ? 'change' : 'create',
		content: words(isKnown),
		enteredAt: now,
		receivedAt: now,
		...plan.value
	});
	return true;
}

/**
 * Takes back what was said of an appointment: the saying and its reminder, in one sentence to who has
 * seen either, and without a word to who has not. To be called as the system.
 */
export async function takeBackSaid(
	tx: Tx,
	actor: StaffActor,
	said: { saidItemId: string | null; reminderItemId: string | null },
	now: Date
): Promise<void> {
	const saying = await ownItem(tx, actor, said.saidItemId);
	const reminder = await ownItem(tx, actor, said.reminderItemId);
	// The one that was seen carries the sentence; with both, the saying does.
	const carrier = saying && (saying.seen > 0 || !reminder?.seen) ? saying : reminder;
	for (const one of [saying, reminder]) {
		if (!one) continue;
		if (one === carrier) await takeBackFound(tx, actor, one, now);
		else await withdrawQuietly(tx, one.id, now);
	}
}

/** Takes a reminder away without a word: something else is said in its place. As the system. */
export async function withdrawReminder(
	tx: Tx,
	actor: StaffActor,
	itemId: string | null,
	now: Date
): Promise<void> {
	const reminder = await ownItem(tx, actor, itemId);
	if (reminder) await withdrawQuietly(tx, reminder.id, now);
}

async function ownItem(tx: Tx, actor: StaffActor, itemId: string | null): Promise<OwnItem | null> {
	if (itemId === null) return null;
	const found = await findOwnItem(tx, actor, itemId, byAppointment);
	return found.ok && found.value.recalledAt === null ? found.value : null;
}

async function withdrawQuietly(tx: Tx, itemId: string, now: Date): Promise<void> {
	// As if announced: nobody is to be told of it any more.
	await tx
		.update(itemVersion)
		.set({
			withdrawnAt: now,
			announcedAt: sql`coalesce(${itemVersion.announcedAt}, ${now.toISOString()}::timestamptz)`
		})
		.where(and(eq(itemVersion.itemId, itemId), isNull(itemVersion.withdrawnAt)));
	await voidWaiting(tx, itemId, now);
}
