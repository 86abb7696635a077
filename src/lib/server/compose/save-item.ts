import type { ItemKind } from '../../domain/shared/item-version';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { item, itemVersion } from '../db/schema/item';
import { readSchool } from '../directory/read-school';
import { planRelease } from '../release/plan-release';

/** What was written, and when families see it. */
export type Written = { itemId: string; plannedAt: Date; isHeld: boolean };

/**
 * Writes a new item with its first version: released at once in open hours, held otherwise, and
 * while the school has stopped sending. The content is one that the kind's schema accepts; recipients
 * belong to the school.
 *
 * Refusal: `compose.no-calendar` when no calendar tells the next opening.
 */
export async function saveItem(
	tx: Tx,
	actor: StaffActor,
	given: {
		kind: ItemKind;
		content: object;
		pupilId?: string;
		divisionId?: string;
		now: Date;
	}
): Promise<Result<Written, { code: 'compose.no-calendar' }>> {
	const plan = planRelease(await readSchool(tx, actor, 'share'), given.now);
	if (!plan.ok) return refuse({ code: 'compose.no-calendar' });
	const [saved] = await tx
		.insert(item)
		.values({
			schoolId: actor.schoolId,
			kind: given.kind,
			pupilId: given.pupilId ?? null,
			divisionId: given.divisionId ?? null,
			authorId: actor.staffId,
			createdAt: given.now
		})
		.returning({ id: item.id });
	await tx.insert(itemVersion).values({
		itemId: saved!.id,
		schoolId: actor.schoolId,
		number: 1,
		change: 'create',
		content: given.content,
		enteredAt: given.now,
		receivedAt: given.now,
		...plan.value
	});
	const { plannedAt, releasedAt } = plan.value;
	return ok({ itemId: saved!.id, plannedAt, isHeld: releasedAt === null });
}
