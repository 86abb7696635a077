import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { ComposeError } from '../../domain/message/errors';
import { canOpenMessages, canReadAnswers } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { familyWriting, item } from '../db/schema/item';

/**
 * Says that a family's answer was dealt with (entered in the school's program, called back), or
 * that it was not after all; for the office, and for whoever wrote what it answers. Refusals:
 * `compose.not-allowed`, `compose.not-found` (held ones too, and those that others deal with).
 *
 * @returns what it answers; null for a wish to be called
 */
export async function takeAnswerIn(
	app: App,
	actor: StaffActor,
	input: { answerId: string; isTakenIn: boolean }
): Promise<Result<{ itemId: string | null }, ComposeError>> {
	if (!canOpenMessages(actor)) return refuse({ code: 'compose.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [changed] = await tx
			.update(familyWriting)
			.set({ takenInAt: input.isTakenIn ? app.clock.now() : null })
			.where(
				and(
					eq(familyWriting.id, input.answerId),
					eq(familyWriting.schoolId, actor.schoolId),
					isNotNull(familyWriting.releasedAt),
					canReadAnswers(actor) ? undefined : inArray(familyWriting.itemId, ownItems(tx, actor))
				)
			)
			.returning({ itemId: familyWriting.itemId });
		return changed ? ok(changed) : refuse({ code: 'compose.not-found' });
	});
}

function ownItems(tx: Tx, actor: StaffActor) {
	return tx.select({ id: item.id }).from(item).where(eq(item.authorId, actor.staffId));
}
