import { and, eq, isNotNull } from 'drizzle-orm';
import type { ComposeError } from '../../domain/message/errors';
import { canReadAnswers } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { familyWriting } from '../db/schema/item';

/**
 * Says that a family's answer was dealt with (entered in the school's program, called back), or
 * that it was not after all. Refusals: `compose.not-allowed`, `compose.not-found` (held ones too).
 */
export async function takeAnswerIn(
	app: App,
	actor: StaffActor,
	input: { answerId: string; isTakenIn: boolean }
): Promise<Result<null, ComposeError>> {
	if (!canReadAnswers(actor)) return refuse({ code: 'compose.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const changed = await tx
			.update(familyWriting)
			.set({ takenInAt: input.isTakenIn ? app.clock.now() : null })
			.where(
				and(
					eq(familyWriting.id, input.answerId),
					eq(familyWriting.schoolId, actor.schoolId),
					isNotNull(familyWriting.releasedAt)
				)
			)
			.returning({ id: familyWriting.id });
		return changed.length ? ok(null) : refuse({ code: 'compose.not-found' });
	});
}
