import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { withdrawReminder } from '../accompaniment/correct-said';
import { findOwnItem } from '../recall/find-own-item';
import { takeBackFound } from '../recall/take-back-item';

/** What was said of a loan is anybody's to take back who may change the loan. */
const byLoan = () => true;

type Said = { saidItemId: string | null; reminderItemIds: readonly string[] };

/**
 * Takes away, without a word, what asked a family to give something back: it was given back, or is
 * asked for later. To be called as the system.
 */
export async function dropSaid(tx: Tx, actor: StaffActor, said: Said, now: Date): Promise<void> {
	for (const itemId of [said.saidItemId, ...said.reminderItemIds]) {
		await withdrawReminder(tx, actor, itemId, now);
	}
}

/**
 * Takes back what was said of a loan that never was: whoever saw it is told so. To be called as the
 * system.
 */
export async function takeSaidBack(
	tx: Tx,
	actor: StaffActor,
	{ saidItemId, reminderItemIds }: Said,
	now: Date
): Promise<void> {
	await dropSaid(tx, actor, { saidItemId: null, reminderItemIds }, now);
	if (saidItemId === null) return;
	const said = await findOwnItem(tx, actor, saidItemId, byLoan);
	if (said.ok && said.value.recalledAt === null) await takeBackFound(tx, actor, said.value, now);
}
