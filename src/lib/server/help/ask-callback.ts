import { randomUUID } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { NoCalendar } from '../../domain/disconnection/release-window';
import type { CallMoment } from '../../domain/help/callback';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian, school } from '../db/schema/directory';
import { callback } from '../db/schema/help';
import { familyWriting } from '../db/schema/item';
import { planWriting } from '../release/plan-release';
import { needsInterpreter } from './needs-interpreter';

/** A wish to be called stands for a day: asking again within it changes nothing. */
const STANDS_FOR_MS = 86_400_000;

export type CallbackRefusal = NoCalendar | { code: 'help.unknown-school' };

/**
 * Asks a school of the family to telephone, at a moment of the day, in the language that the guardian
 * reads. Open to a provisional session: it says nothing of a child. The school reads it at once in
 * open hours, else from its next opening.
 */
export async function askCallback(
	app: App,
	actor: GuardianActor,
	schoolId: string,
	moment: CallMoment = 'any'
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
		const [written] = await tx
			.insert(familyWriting)
			.values({
				schoolId,
				kind: 'callback',
				guardianId: found.guardianId,
				accountId: actor.accountId,
				locale: actor.locale,
				idempotencyKey: randomUUID(),
				writtenAt: now,
				...plan.value
			})
			.returning({ id: familyWriting.id });
		await tx.insert(callback).values({
			writingId: written!.id,
			schoolId,
			wantedMoment: moment === 'any' ? null : moment,
			locale: actor.locale,
			needsInterpreter: await needsInterpreter(tx, schoolId, actor.locale)
		});
		return ok(null);
	});
}

/**
 * Says whether somebody has to translate when the school calls: of the wish that stands, as long as
 * nobody looks after it.
 */
export async function sayInterpreter(
	app: App,
	actor: GuardianActor,
	schoolId: string,
	isNeeded: boolean
): Promise<Result<null, { code: 'help.unknown-school' }>> {
	const now = app.clock.now();
	// Whose wish it is, row level security says; changing one is not a right of the family's.
	const mine = await app.db.transaction(actor, async (tx) =>
		(await standingCallbacks(tx, now)).find((one) => one.schoolId === schoolId)
	);
	if (!mine) return refuse({ code: 'help.unknown-school' });
	await app.db.transaction(SYSTEM, (tx) =>
		tx
			.update(callback)
			.set({ needsInterpreter: isNeeded })
			.where(and(eq(callback.writingId, mine.id), isNull(callback.doneAt)))
	);
	return ok(null);
}

/** The wishes to be called that still stand, and from when each school reads them. */
export function standingCallbacks(tx: Tx, now: Date) {
	return tx
		.select({
			id: familyWriting.id,
			schoolId: familyWriting.schoolId,
			plannedAt: familyWriting.plannedAt,
			releasedAt: familyWriting.releasedAt,
			wantedMoment: callback.wantedMoment,
			needsInterpreter: callback.needsInterpreter
		})
		.from(familyWriting)
		.leftJoin(callback, eq(callback.writingId, familyWriting.id))
		.where(
			and(
				eq(familyWriting.kind, 'callback'),
				isNull(familyWriting.withdrawnAt),
				isNull(callback.doneAt),
				gt(familyWriting.writtenAt, new Date(now.getTime() - STANDS_FOR_MS))
			)
		);
}
