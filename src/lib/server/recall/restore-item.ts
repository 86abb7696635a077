import { eq } from 'drizzle-orm';
import type { ComposeError } from '../../domain/message/errors';
import { decidePutBack } from '../../domain/message/take-back';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { item, itemVersion } from '../db/schema/item';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { planRelease } from '../release/plan-release';
import { findOwnItem } from './find-own-item';
import { reviveWaiting } from './void-waiting';

/**
 * Puts back what was taken back before anybody can have been told: the undo of `takeBackItem`. What
 * waited to tell of it waits again.
 *
 * Refusals: `compose.not-found`, `compose.not-ours`, `compose.too-late`, `compose.no-calendar`.
 */
export async function restoreItem(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<Result<null, ComposeError>> {
	const now = app.clock.now();
	const result = await app.db.transaction(SYSTEM, async (tx) => {
		const found = await findOwnItem(tx, actor, itemId);
		if (!found.ok) return found;
		const { id, kind, recalledAt, seen, versions } = found.value;
		const isRecalled = recalledAt !== null;
		const decided = decidePutBack(versions, { isRecalled, isSeen: seen > 0 });
		if (!decided.ok) return decided;
		const { how, latest } = decided.value;
		if (how === 'nothing') return ok(null);
		if (how === 'drop-cancellation') {
			// As if announced: nobody is ever to be told of it.
			await tx
				.update(itemVersion)
				.set({ withdrawnAt: now, announcedAt: now })
				.where(eq(itemVersion.id, latest.id));
			if (isRecalled) {
				await tx.update(item).set({ recalledAt: null }).where(eq(item.id, id));
				await reviveWaiting(tx, id);
			}
		} else {
			const plan = planRelease(await readSchool(tx, actor, 'share'), now);
			if (!plan.ok) return refuse({ code: 'compose.no-calendar' as const });
			await tx
				.update(itemVersion)
				.set({ withdrawnAt: null, ...plan.value })
				.where(eq(itemVersion.id, latest.id));
		}
		const { schoolId, staffId } = actor;
		const entry = { action: 'item.put-back', subject: id, details: { kind } };
		await tx.insert(journal).values({ at: now, schoolId, staffId, ...entry });
		return ok(null);
	});
	if (result.ok) app.wake();
	return result;
}
