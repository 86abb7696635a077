import type { ItemKind } from '../../domain/shared/item-version';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { StaffActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';
import { item, itemVersion } from '../db/schema/item';
import { readSchool } from '../directory/read-school';
import { planRelease } from '../release/plan-release';
import { journalUrgent, letThrough, type UrgentError } from '../urgent/let-through';

/** What was written, and when families see it. */
export type Written = { itemId: string; plannedAt: Date; isHeld: boolean };

/**
 * Writes a new item with its first version: released at once in open hours, held otherwise, and
 * while the school has stopped sending. The content is one that the kind's schema accepts; recipients
 * belong to the school. What the head lets through is released at once even in a closed period, with a
 * line in the journal.
 *
 * Refusals: `compose.no-calendar` when no calendar tells the next opening; those of `letThrough`.
 */
export async function saveItem(
	tx: Tx,
	actor: StaffActor,
	given: {
		kind: ItemKind;
		content: object;
		pupilId?: string;
		divisionId?: string;
		/** The one guardian it is said to. */
		guardianId?: string;
		/** Not to be released before this instant. */
		notBefore?: Date;
		/** Why it cannot wait for the opening; left out when it can. */
		urgentReason?: string;
		now: Date;
	}
): Promise<Result<Written, { code: 'compose.no-calendar' } | UrgentError>> {
	const { now } = given;
	const school = await readSchool(tx, actor, 'share');
	const urgent = letThrough(actor, school, given.urgentReason, now);
	if (!urgent.ok) return urgent;
	const plan = urgent.value
		? ok({ plannedAt: now, releasedAt: now })
		: planRelease(school, now, given.notBefore);
	if (!plan.ok) return refuse({ code: 'compose.no-calendar' });
	const [saved] = await tx
		.insert(item)
		.values({
			schoolId: actor.schoolId,
			kind: given.kind,
			pupilId: given.pupilId ?? null,
			divisionId: given.divisionId ?? null,
			guardianId: given.guardianId ?? null,
			authorId: actor.staffId,
			createdAt: now
		})
		.returning({ id: item.id });
	await tx.insert(itemVersion).values({
		itemId: saved!.id,
		schoolId: actor.schoolId,
		number: 1,
		change: 'create',
		content: given.content,
		enteredAt: now,
		receivedAt: now,
		notBefore: given.notBefore ?? null,
		...plan.value,
		...urgent.value
	});
	if (urgent.value) {
		const audience = audienceOf(given);
		const said = { itemId: saved!.id, kind: given.kind, audience } as const;
		await journalUrgent(tx, actor, said, urgent.value, now);
	}
	const { plannedAt, releasedAt } = plan.value;
	return ok({ itemId: saved!.id, plannedAt, isHeld: releasedAt === null });
}

function audienceOf(given: { pupilId?: string; divisionId?: string; guardianId?: string }) {
	if (given.pupilId) return 'pupil';
	if (given.divisionId) return 'division';
	return given.guardianId ? 'guardian' : 'school';
}
