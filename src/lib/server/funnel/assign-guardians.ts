import { and, eq, inArray, isNull } from 'drizzle-orm';
import { decideAssignments } from '../../domain/funnel/assign';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { journal } from '../db/schema/staff';
import { listColleagues } from './list-colleagues';

/** What an assignment did. */
export type Assigned = {
	/** Who changed hands, with whom she was before. */
	changed: { id: string; assignedTo: string | null }[];
	/** Who was left alone, since somebody changed it after the list was read; by: null for nobody. */
	taken: { name: string; by: string | null }[];
	/** To whom; null: to nobody any more. */
	to: { id: string; name: string } | null;
	at: Date;
};

export type AssignRefusal = { code: 'funnel.not-allowed' | 'funnel.choose-colleague' };

/**
 * Gives guardians of the actor's school to a colleague who follows families, or to nobody. Whoever a
 * colleague took since the list was read stays with that colleague, and is told. Those who left, or are
 * of another school, are left out.
 * @param readAt when the list that was ticked was read
 * Refusals: `funnel.not-allowed` (role), `funnel.choose-colleague` (gone, or follows no families).
 */
export async function assignGuardians(
	app: App,
	actor: StaffActor,
	{ guardianIds, to, readAt }: { guardianIds: string[]; to: string | null; readAt: Date }
): Promise<Result<Assigned, AssignRefusal>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'funnel.not-allowed' });
	const at = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const colleagues = await listColleagues(tx, actor);
		const target = to === null ? null : (colleagues.find(({ id }) => id === to) ?? undefined);
		if (target === undefined) return refuse({ code: 'funnel.choose-colleague' });
		const found = await lockGuardians(tx, actor, guardianIds);
		const { changed, taken } = decideAssignments(found, to, readAt);
		await moveTo(tx, actor, { ids: changed.map(({ id }) => id), to, at });
		const nameOf = (id: string | null) => colleagues.find((one) => one.id === id)?.name ?? null;
		return ok({
			changed: changed.map(({ id, assignedTo }) => ({ id, assignedTo })),
			taken: taken.map((one) => ({
				name: `${one.firstName} ${one.lastName}`,
				by: nameOf(one.assignedTo)
			})),
			to: target,
			at
		});
	});
}

/**
 * Takes an assignment back: each guardian returns to whom she was with. Whoever changed hands again
 * since stays where she is.
 * @param madeAt when the assignment was made
 * @returns how many returned, and how many did not
 * Refusal: `funnel.not-allowed`.
 */
export async function giveBackGuardians(
	app: App,
	actor: StaffActor,
	{ before, madeAt }: { before: ReadonlyMap<string, string | null>; madeAt: Date }
): Promise<Result<{ returned: number; stayed: number }, { code: 'funnel.not-allowed' }>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'funnel.not-allowed' });
	const at = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const known = new Set((await listColleagues(tx, actor)).map(({ id }) => id));
		const found = await lockGuardians(tx, actor, [...before.keys()]);
		const still = found.filter((one) => one.assignedAt?.getTime() === madeAt.getTime());
		for (const to of new Set(before.values())) {
			const ids = still.filter(({ id }) => before.get(id) === to).map(({ id }) => id);
			// A colleague who has left since gets nobody back.
			await moveTo(tx, actor, { ids, to: to !== null && known.has(to) ? to : null, at });
		}
		return ok({ returned: still.length, stayed: before.size - still.length });
	});
}

/** In one order, so that two who tick the same page wait for each other and never forever. */
function lockGuardians(tx: Tx, actor: StaffActor, ids: readonly string[]) {
	return tx
		.select()
		.from(guardian)
		.where(
			and(
				eq(guardian.schoolId, actor.schoolId),
				inArray(guardian.id, [...ids]),
				isNull(guardian.leftAt)
			)
		)
		.orderBy(guardian.id)
		.for('update');
}

async function moveTo(
	tx: Tx,
	{ schoolId, staffId }: StaffActor,
	{ ids, to, at }: { ids: string[]; to: string | null; at: Date }
) {
	if (ids.length === 0) return;
	await tx
		.update(guardian)
		.set({ assignedTo: to, assignedAt: at })
		.where(inArray(guardian.id, ids));
	await tx
		.insert(journal)
		.values({ at, schoolId, staffId, action: 'funnel.assigned', details: { guardians: ids, to } });
}
