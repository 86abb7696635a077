import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { CandidacyInput } from '../../domain/resource-parent/candidacy.input';
import type { ResourceParentError } from '../../domain/resource-parent/errors';
import { readHalfDays } from '../../domain/resource-parent/half-days';
import { canPropose } from '../../domain/resource-parent/resource-parent.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { resourceParent } from '../db/schema/resource-parent';
import { journal } from '../db/schema/staff';
import { advisersOf } from './list-advisers';

/** The person, by the key of a guardian or by her names. */
export type Candidacy = Omit<CandidacyInput, 'guardian' | 'guardian-typed'> & {
	guardian?: string | undefined;
};

/**
 * An adviser proposes somebody: a guardian of the school, or a person who is not on file.
 *
 * Refusals: `not-allowed`, `unknown-adviser`, `unknown-family`, `already-proposed` (that guardian).
 */
export async function proposeResourceParent(
	app: App,
	actor: StaffActor,
	input: Candidacy
): Promise<Result<{ id: string }, ResourceParentError>> {
	if (!canPropose(actor)) return refuse({ code: 'resource-parent.not-allowed' });
	const now = app.clock.now();
	const { schoolId, staffId } = actor;
	return app.db.transaction(actor, async (tx) => {
		const advisers = await advisersOf(tx, schoolId);
		if (!advisers.some(({ id }) => id === input.adviser)) {
			return refuse({ code: 'resource-parent.unknown-adviser' });
		}
		const found = input.guardian ? await findFree(tx, schoolId, input.guardian) : ok(null);
		if (!found.ok) return found;
		const her = found.value;
		const { mobile, email, locales } = input;
		const [made] = await tx
			.insert(resourceParent)
			.values({
				schoolId,
				guardianId: input.guardian ?? null,
				firstName: input.firstName ?? her?.firstName ?? '',
				lastName: input.lastName ?? her?.lastName ?? '',
				mobile: mobile ?? her?.mobile ?? null,
				email: email ?? her?.email ?? null,
				locales: [...new Set(locales)],
				availabilities: readHalfDays(input.availabilities),
				adviserId: input.adviser,
				adviserPhone: input.adviserPhone ?? null,
				state: 'proposed',
				proposedBy: staffId,
				proposedAt: now
			})
			.returning({ id: resourceParent.id });
		const { id } = made!;
		const action = 'resource-parent.proposed';
		await tx.insert(journal).values({ at: now, schoolId, staffId, action, subject: id });
		return ok({ id });
	});
}

/** A guardian of the school who is neither proposed nor on a mission. */
async function findFree(
	tx: Tx,
	schoolId: string,
	guardianId: string
): Promise<Result<typeof guardian.$inferSelect, ResourceParentError>> {
	const isOfSchool = and(
		eq(guardian.id, guardianId),
		eq(guardian.schoolId, schoolId),
		isNull(guardian.leftAt)
	);
	// Held until the end: two advisers cannot propose her at once.
	const [who] = await tx.select().from(guardian).where(isOfSchool).for('update');
	if (!who) return refuse({ code: 'resource-parent.unknown-family' });
	const standing = await tx
		.select({ id: resourceParent.id })
		.from(resourceParent)
		.where(
			and(
				eq(resourceParent.guardianId, guardianId),
				inArray(resourceParent.state, ['proposed', 'approved-by-head', 'approved', 'active'])
			)
		);
	return standing.length > 0 ? refuse({ code: 'resource-parent.already-proposed' }) : ok(who);
}
