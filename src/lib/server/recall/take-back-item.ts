import { eq } from 'drizzle-orm';
import type { ComposeError } from '../../domain/message/errors';
import { decideTakeBack, type TakingBack } from '../../domain/message/take-back';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { item, itemVersion } from '../db/schema/item';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { planRelease, type ReleasePlan } from '../release/plan-release';
import { NO_CALENDAR_WAIT } from '../release/release-due';
import { findOwnItem, type OwnItem, type OwnVersion } from './find-own-item';
import { voidWaiting } from './void-waiting';

/**
 * How something was taken back: before its release, released but before anybody saw it, or with a
 * sentence to those who saw it (to everybody, for a workshop).
 */
export type TakenBack = { how: 'never-shown' | 'recalled' | 'with-a-sentence' };

/**
 * Takes back something written here. Held, it is never shown. Released, those who have not seen it
 * never will, what waits to tell them of it is void, and those who have seen it are told, in open
 * hours, that it no longer holds. Who has seen it is decided by the database, account by account:
 * somebody who is shown it at this very instant is one of those who are told.
 *
 * Refusals: `compose.not-found`, `compose.not-ours`, `compose.already-taken-back`, and for a
 * workshop `compose.no-calendar`.
 */
export async function takeBackItem(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<Result<TakenBack, ComposeError>> {
	const now = app.clock.now();
	const result = await app.db.transaction(SYSTEM, async (tx) => {
		const found = await findOwnItem(tx, actor, itemId);
		return found.ok ? takeBackFound(tx, actor, found.value, now) : found;
	});
	if (result.ok) app.wake();
	return result;
}

/**
 * The same within a transaction of the system, for what was found and may be taken back; call
 * `app.wake()` after it. Refusals: `compose.already-taken-back`, and for a workshop
 * `compose.no-calendar`.
 */
export async function takeBackFound(
	tx: Tx,
	actor: StaffActor,
	found: OwnItem,
	now: Date
): Promise<Result<TakenBack, ComposeError>> {
	const decided = decideTakeBack(found.kind, found.versions);
	if (!decided.ok) return decided;
	const { how, latest } = decided.value;
	const done = await TAKE[how](tx, actor, found, latest, now);
	if (!done.ok) return done;
	const { id, kind, seen } = found;
	await tx.insert(journal).values({
		at: now,
		schoolId: actor.schoolId,
		staffId: actor.staffId,
		action: ACTIONS[how],
		subject: id,
		details: { kind, seen }
	});
	return done;
}

type Take = (
	tx: Tx,
	actor: StaffActor,
	found: OwnItem,
	latest: OwnVersion,
	now: Date
) => Promise<Result<TakenBack, ComposeError>>;

const withhold: Take = async (tx, _actor, _found, latest, now) => {
	await tx.update(itemVersion).set({ withdrawnAt: now }).where(eq(itemVersion.id, latest.id));
	return ok({ how: 'never-shown' });
};

const recall: Take = async (tx, actor, found, latest, now) => {
	const plan = planRelease(await readSchool(tx, actor, 'share'), now);
	await tx.update(item).set({ recalledAt: now }).where(eq(item.id, found.id));
	await voidWaiting(tx, found.id, now);
	// Recalling waits for no calendar; the sentence does, as everything that a school says.
	const later = { plannedAt: new Date(now.getTime() + NO_CALENDAR_WAIT), releasedAt: null };
	await addCancellation(tx, found, latest, plan.ok ? plan.value : later, now);
	return ok({ how: found.seen > 0 ? 'with-a-sentence' : 'recalled' });
};

const cancel: Take = async (tx, actor, found, latest, now) => {
	const plan = planRelease(await readSchool(tx, actor, 'share'), now);
	if (!plan.ok) return refuse({ code: 'compose.no-calendar' });
	await addCancellation(tx, found, latest, plan.value, now);
	return ok({ how: 'with-a-sentence' });
};

const TAKE: Record<TakingBack, Take> = { withhold, recall, cancel };
const ACTIONS: Record<TakingBack, string> = {
	withhold: 'item.withheld',
	recall: 'item.recalled',
	cancel: 'item.cancelled'
};

async function addCancellation(
	tx: Tx,
	{ id: itemId, schoolId, versions }: OwnItem,
	{ content }: OwnVersion,
	plan: ReleasePlan,
	now: Date
): Promise<void> {
	await tx.insert(itemVersion).values({
		itemId,
		schoolId,
		content,
		number: versions[0]!.number + 1,
		change: 'cancel',
		enteredAt: now,
		receivedAt: now,
		...plan
	});
}
