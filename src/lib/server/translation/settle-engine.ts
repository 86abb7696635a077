import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { LOCALES, type Locale } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { stillReadSince } from '../../domain/translation/still-read';
import { canSettleTranslation } from '../../domain/translation/translation.policy';
import type { App } from '../app';
import { journal, staff } from '../db/schema/staff';
import { translation, translationOptIn } from '../db/schema/translation';

/** What a school chose, and what it could choose. */
export type EngineChoice = {
	/** Id of the engine of the installation; null when it has none. */
	offered: string | null;
	/** What the school opted into; null when it did not. `isCurrent`: it is what is offered now. */
	optedInto: { engine: string; since: Date; byName: string; isCurrent: boolean } | null;
};

/** Reads the choice of the actor's school, and who made it. */
export async function readEngineChoice(app: App, actor: StaffActor): Promise<EngineChoice> {
	const offered = app.translator?.id ?? null;
	const [row] = await app.db.transaction(SYSTEM, (tx) =>
		tx
			.select({
				engine: translationOptIn.engine,
				since: translationOptIn.since,
				byName: staff.name
			})
			.from(translationOptIn)
			.innerJoin(staff, eq(staff.id, translationOptIn.by))
			.where(eq(translationOptIn.schoolId, actor.schoolId))
	);
	return { offered, optedInto: row ? { ...row, isCurrent: row.engine === offered } : null };
}

/**
 * The head lets the installation's engine have the school's texts, or no longer. What waited for
 * that goes to the engine; when it ends, what waits for the engine goes to people at once, and a text
 * that is on its way is not asked for again. Written to the journal.
 *
 * @param engine id that the head was shown: nobody opts into another one that took its place;
 *   null to end it
 *
 * Refusals: `translation.not-allowed`, `translation.other-engine`.
 */
export async function settleEngine(
	app: App,
	actor: StaffActor,
	engine: string | null
): Promise<Result<null, { code: 'translation.not-allowed' | 'translation.other-engine' }>> {
	if (!canSettleTranslation(actor)) return refuse({ code: 'translation.not-allowed' });
	const { translator } = app;
	if (engine !== null && engine !== translator?.id) {
		return refuse({ code: 'translation.other-engine' });
	}
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	const ours = eq(translation.schoolId, schoolId);
	await app.db.transaction(SYSTEM, async (tx) => {
		if (engine === null) {
			await tx.delete(translationOptIn).where(eq(translationOptIn.schoolId, schoolId));
			await tx
				.update(translation)
				.set({ state: 'human', reason: 'not-opted-in', leaseUntil: null })
				.where(and(ours, eq(translation.state, 'waiting')));
		} else {
			const choice = { engine, since: now, by: staffId };
			await tx
				.insert(translationOptIn)
				.values({ schoolId, ...choice })
				.onConflictDoUpdate({ target: translationOptIn.schoolId, set: choice });
			await tx
				.update(translation)
				.set({ state: 'waiting', reason: null, attempts: 0, askedAt: now, nextAttemptAt: now })
				.where(
					and(
						ours,
						eq(translation.state, 'human'),
						eq(translation.isSensitive, false),
						isNull(translation.reviewedAt),
						inArray(translation.targetLocale, spokenBy(app)),
						gt(translation.askedAt, stillReadSince(now))
					)
				);
		}
		const action = engine === null ? 'translation.engine-left' : 'translation.engine-chosen';
		await tx.insert(journal).values({ at: now, schoolId, staffId, action, details: { engine } });
	});
	app.wake();
	return ok(null);
}

function spokenBy({ translator }: App): Locale[] {
	return LOCALES.filter((to) => translator?.canTranslate('fr', to) || to === 'fr');
}
