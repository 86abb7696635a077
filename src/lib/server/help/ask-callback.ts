import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { NoCalendar } from '../../domain/disconnection/release-window';
import type { GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian, school } from '../db/schema/directory';
import { familyWriting } from '../db/schema/item';
import { planWriting } from '../release/plan-release';

/** A wish to be called stands for a day: asking again within it changes nothing. */
const STANDS_FOR_MS = 86_400_000;

export type CallbackRefusal = NoCalendar | { code: 'help.unknown-school' };

/**
 * Asks a school of the family to telephone. Open to a provisional session: it says nothing of a
 * child. The school reads it at once in open hours, else from its next opening.
 */
export async function askCallback(
	app: App,
	actor: GuardianActor,
	schoolId: string
): Promise<Result<null, CallbackRefusal>> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		if ((await standingCallbacks(tx, now)).some((one) => one.schoolId === schoolId)) {
			return ok(null);
		}
		const candidates = await tx
			.select({ guardianId: guardian.id, school })
			.from(guardian)
			.innerJoin(school, eq(school.id, guardian.schoolId))
			.where(isNull(guardian.leftAt));
		const found = candidates.find((candidate) => candidate.school.id === schoolId);
		if (!found) return refuse({ code: 'help.unknown-school' as const });
		const plan = planWriting(found.school, now);
		if (!plan.ok) return plan;
		await tx.insert(familyWriting).values({
			schoolId,
			kind: 'callback',
			guardianId: found.guardianId,
			accountId: actor.accountId,
			locale: actor.locale,
			idempotencyKey: randomUUID(),
			writtenAt: now,
			...plan.value
		});
		return ok(null);
	});
}

/** The wishes to be called that still stand, and from when each school reads them. */
export function standingCallbacks(tx: Tx, now: Date) {
	return tx
		.select({
			schoolId: familyWriting.schoolId,
			plannedAt: familyWriting.plannedAt,
			releasedAt: familyWriting.releasedAt
		})
		.from(familyWriting)
		.where(
			and(
				eq(familyWriting.kind, 'callback'),
				isNull(familyWriting.withdrawnAt),
				gt(familyWriting.writtenAt, new Date(now.getTime() - STANDS_FOR_MS))
			)
		);
}
