import { and, desc, eq, sql } from 'drizzle-orm';
import type { ComposeError } from '../../domain/message/errors';
import { canTakeBack } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { item, itemVersion } from '../db/schema/item';
import { readSchool } from '../directory/read-school';
import { planRelease } from '../release/plan-release';

type Version = typeof itemVersion.$inferSelect;

/** How something was taken back: before anybody saw it, or with a sentence to those who did. */
export type TakenBack = { how: 'never-shown' | 'with-a-sentence' };

/**
 * Takes back something written here. Held, it is never shown; released, families are told, in open
 * hours, that it no longer holds.
 *
 * Refusals: `compose.not-found`, `compose.not-ours`, `compose.already-taken-back`,
 * `compose.no-calendar`.
 */
export async function takeBackItem(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<Result<TakenBack, ComposeError>> {
	const now = app.clock.now();
	const result = await app.db.transaction(actor, async (tx) => {
		const found = await findOwn(tx, actor, itemId);
		if (!found.ok) return found;
		const [last] = found.value;
		// A taking back that was itself taken back does not count.
		const latest = found.value.find((version) => version.withdrawnAt === null);
		if (!last || !latest || latest.change === 'cancel') {
			return refuse({ code: 'compose.already-taken-back' as const });
		}
		if (latest.releasedAt === null) {
			await setWithdrawn(tx, latest, now);
			return ok({ how: 'never-shown' as const });
		}
		const plan = planRelease(await readSchool(tx, actor), now);
		if (!plan.ok) return refuse({ code: 'compose.no-calendar' as const });
		const { itemId: id, schoolId, content } = latest;
		await tx.insert(itemVersion).values({
			itemId: id,
			schoolId,
			content,
			number: last.number + 1,
			change: 'cancel',
			enteredAt: now,
			receivedAt: now,
			...plan.value
		});
		return ok({ how: 'with-a-sentence' as const });
	});
	if (result.ok) app.wake();
	return result;
}

/**
 * Puts back what was taken back before families were told: the undo of `takeBackItem`.
 * Refusals: `compose.not-found`, `compose.not-ours`, `compose.too-late`, `compose.no-calendar`.
 */
export async function restoreItem(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<Result<null, ComposeError>> {
	const now = app.clock.now();
	const result = await app.db.transaction(actor, async (tx) => {
		const found = await findOwn(tx, actor, itemId);
		if (!found.ok) return found;
		const standing = found.value.find((version) => version.withdrawnAt === null);
		const latest = standing ?? found.value[0]!;
		const isToldAlready = latest.change === 'cancel' && latest.releasedAt !== null;
		if (isToldAlready) return refuse({ code: 'compose.too-late' as const });
		if (standing?.change === 'cancel') {
			await setWithdrawn(tx, latest, now);
			return ok(null);
		}
		const plan = planRelease(await readSchool(tx, actor), now);
		if (!plan.ok) return refuse({ code: 'compose.no-calendar' as const });
		if (latest.withdrawnAt === null) return ok(null);
		await tx
			.update(itemVersion)
			.set({ withdrawnAt: null, ...plan.value })
			.where(eq(itemVersion.id, latest.id));
		return ok(null);
	});
	if (result.ok) app.wake();
	return result;
}

/** The versions of an item that the actor may take back, the latest first, locked. */
async function findOwn(
	tx: Tx,
	actor: StaffActor,
	itemId: string
): Promise<Result<Version[], ComposeError>> {
	const [found] = await tx
		.select()
		.from(item)
		.where(and(sql`${item.id}::text = ${itemId}`, eq(item.schoolId, actor.schoolId)));
	const isAllowed =
		found && (found.kind === 'workshop' ? canRunWorkshops(actor) : canTakeBack(actor, found));
	if (!isAllowed) return refuse({ code: 'compose.not-found' });
	if (found.sourceId !== null) return refuse({ code: 'compose.not-ours' });
	const versions = await tx
		.select()
		.from(itemVersion)
		.where(eq(itemVersion.itemId, itemId))
		.orderBy(desc(itemVersion.number))
		.for('update');
	return ok(versions);
}

async function setWithdrawn(tx: Tx, version: Version, now: Date): Promise<void> {
	await tx.update(itemVersion).set({ withdrawnAt: now }).where(eq(itemVersion.id, version.id));
}
