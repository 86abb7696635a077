import { and, eq, isNull } from 'drizzle-orm';
import { afterStep, type CallbackOutcome, type CallbackStep } from '../../domain/help/callback';
import { canCall } from '../../domain/ladder/ladder.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { callback } from '../db/schema/help';
import { guardian } from '../db/schema/directory';
import { familyWriting } from '../db/schema/item';
import { journal, staff } from '../db/schema/staff';

export type StepRefusal =
	| { code: 'callback.not-allowed' | 'callback.not-found' | 'callback.changed-meanwhile' }
	/** Somebody else looks after it: who. */
	| { code: 'callback.taken'; by: string };

/**
 * Takes a wish to be called, notes a try, an interpreter, how it ended, or takes any of that back. Of two
 * people who take the same one at the same time the second is told who has it.
 *
 * @returns the name of the guardian
 */
export async function stepCallback(
	app: App,
	actor: StaffActor,
	writingId: string,
	step: CallbackStep
): Promise<Result<{ name: string }, StepRefusal>> {
	if (!canCall(actor)) return refuse({ code: 'callback.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const [wish] = await tx
			.select({
				locale: familyWriting.locale,
				firstName: guardian.firstName,
				lastName: guardian.lastName
			})
			.from(familyWriting)
			.innerJoin(guardian, eq(guardian.id, familyWriting.guardianId))
			.where(
				and(
					eq(familyWriting.id, writingId),
					eq(familyWriting.schoolId, actor.schoolId),
					eq(familyWriting.kind, 'callback'),
					isNull(familyWriting.withdrawnAt)
				)
			);
		if (!wish) return refuse({ code: 'callback.not-found' as const });
		// Wishes of before callbacks had a row of their own.
		await tx
			.insert(callback)
			.values({ writingId, schoolId: actor.schoolId, locale: wish.locale })
			.onConflictDoNothing();
		const [row] = await tx
			.select()
			.from(callback)
			.where(eq(callback.writingId, writingId))
			.for('update');
		const before = { ...row!, outcome: row!.outcome as CallbackOutcome | null };
		const next = afterStep(before, step, actor.staffId);
		if (!next.ok) {
			if (next.error.code !== 'callback.taken') return refuse({ code: next.error.code });
			const [taker] = await tx.select().from(staff).where(eq(staff.id, row!.takenBy!));
			return refuse({ code: 'callback.taken' as const, by: taker?.name ?? '' });
		}
		const { takenBy, tries, isInterpreterFound, outcome } = next.value;
		await tx
			.update(callback)
			.set({
				takenBy,
				tries,
				isInterpreterFound,
				outcome,
				takenAt: takenBy === null ? null : (row!.takenAt ?? now),
				lastTryAt: step === 'try' ? now : row!.lastTryAt,
				doneAt: outcome === null ? null : (row!.doneAt ?? now)
			})
			.where(eq(callback.writingId, writingId));
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: `callback.${step}`,
			subject: writingId
		});
		return ok({ name: `${wish.firstName} ${wish.lastName}` });
	});
}
