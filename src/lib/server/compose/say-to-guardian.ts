import { and, eq, isNull } from 'drizzle-orm';
import type { MessageContent } from '../../domain/message/message';
import type { StaffActor } from '../../domain/shared/actor';
import { refuse, type Result } from '../../domain/shared/result';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { saveItem, type Written } from './save-item';

/**
 * Says something to one guardian of the actor's school: an appointment, a loan, a reminder. It is a
 * message like any other, with the same release, ladder and languages, and nobody else reads it. Its
 * words are a ready sentence when there is one. Call `app.wake()` after the transaction.
 *
 * Refusals: `compose.unknown-recipient`, `compose.no-calendar`.
 *
 * @param given.notBefore for a reminder: released at the first open instant from then on
 */
export async function sayToGuardian(
	tx: Tx,
	actor: StaffActor,
	given: { guardianId: string; content: MessageContent; notBefore?: Date; now: Date }
): Promise<Result<Written, { code: 'compose.unknown-recipient' | 'compose.no-calendar' }>> {
	const [known] = await tx
		.select({ id: guardian.id })
		.from(guardian)
		.where(
			and(
				eq(guardian.id, given.guardianId),
				eq(guardian.schoolId, actor.schoolId),
				isNull(guardian.leftAt)
			)
		);
	if (!known) return refuse({ code: 'compose.unknown-recipient' });
	const { content, guardianId, notBefore, now } = given;
	const saved = await saveItem(tx, actor, {
		kind: 'message',
		content,
		guardianId,
		now,
		...(notBefore ? { notBefore } : {})
	});
	// Nothing here is urgent: only the calendar can refuse.
	return saved.ok ? saved : refuse({ code: 'compose.no-calendar' });
}
