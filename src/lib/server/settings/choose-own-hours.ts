import { and, eq, isNull } from 'drizzle-orm';
import type { OwnHoursInput } from '../../domain/disconnection/own-hours.input';
import { decideOwnHours } from '../../domain/disconnection/own-hours';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { account } from '../db/schema/account';
import { guardian, school } from '../db/schema/directory';
import { hoursOfSchool } from '../release/hours-of-school';
import { replanAccount } from '../release/replan-held';

/** `not-yet`: the session was opened by a letter alone, which the child may have carried. */
export type OwnHoursError = { code: 'settings.hours-too-short' | 'settings.not-yet' };

/**
 * Keeps when a family may be told, within its schools' hours, and plans again what waits to tell it,
 * in one transaction. What schools say is there to be read at any hour, as before.
 *
 * Refusals: `settings.not-yet`, `settings.hours-too-short`.
 */
export async function chooseOwnHours(
	app: App,
	actor: GuardianActor,
	own: OwnHoursInput
): Promise<Result<null, OwnHoursError>> {
	if (actor.isProvisional) return refuse({ code: 'settings.not-yet' });
	const now = app.clock.now();
	const { accountId } = actor;
	// As the system: what waits to tell the family is not hers to change.
	const done = await app.db.transaction(SYSTEM, async (tx) => {
		const schools = await tx
			.selectDistinctOn([school.id])
			.from(guardian)
			.innerJoin(school, eq(school.id, guardian.schoolId))
			.where(and(eq(guardian.accountId, accountId), isNull(guardian.leftAt)));
		const policies = schools.map((row) => hoursOfSchool(row.school).policy);
		const decided = decideOwnHours(own, policies);
		if (!decided.ok) return decided;
		await tx.update(account).set({ ownHours: decided.value }).where(eq(account.id, accountId));
		await replanAccount(app, tx, accountId, now);
		return ok(null);
	});
	if (done.ok) app.wake();
	return done;
}
