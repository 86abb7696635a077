import { and, asc, eq, sql } from 'drizzle-orm';
import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { SaveViewInput } from '../../domain/funnel/saved-view.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { violatedConstraint, type Tx } from '../db/client';
import { savedView } from '../db/schema/follow-up';
import { staff } from '../db/schema/staff';

/** A selection of the work list under a name. */
export type SavedView = {
	id: string;
	name: string;
	/** The list's address, without `?`. */
	query: string;
	isShared: boolean;
	/** The colleague who shares it; null for one's own. */
	by: string | null;
};

/** More than anybody finds again. */
const VIEWS_MAX = 50;

/** The actor's own views, then those that colleagues of the school share, by name. */
export async function listViews(tx: Tx, actor: StaffActor): Promise<SavedView[]> {
	const found = await tx
		.select({
			id: savedView.id,
			name: savedView.name,
			query: savedView.query,
			isShared: savedView.isShared,
			staffId: savedView.staffId,
			by: staff.name
		})
		.from(savedView)
		.leftJoin(staff, eq(staff.id, savedView.staffId))
		.where(eq(savedView.schoolId, actor.schoolId))
		.orderBy(asc(sql`${savedView.staffId} <> ${actor.staffId}`), asc(savedView.name))
		.limit(2 * VIEWS_MAX);
	return found.map(({ staffId, by, ...view }) => ({
		...view,
		by: staffId === actor.staffId ? null : (by ?? '')
	}));
}

/**
 * Keeps the list as it is filtered under a name.
 * Refusals: `funnel.not-allowed`, `funnel.same-view-name` (one of the actor's own has it),
 * `funnel.too-many-views`.
 */
export async function saveView(
	app: App,
	actor: StaffActor,
	{ nom, vue, partage }: SaveViewInput
): Promise<
	Result<
		{ id: string },
		{ code: 'funnel.not-allowed' | 'funnel.same-view-name' | 'funnel.too-many-views' }
	>
> {
	if (!canFollowConnections(actor)) return refuse({ code: 'funnel.not-allowed' });
	const { schoolId, staffId } = actor;
	try {
		return await app.db.transaction(actor, async (tx) => {
			const own = (await listViews(tx, actor)).filter(({ by }) => by === null);
			if (own.length >= VIEWS_MAX) return refuse({ code: 'funnel.too-many-views' });
			const isShared = partage === 'oui';
			const [row] = await tx
				.insert(savedView)
				.values({ schoolId, staffId, name: nom, query: vue, isShared, createdAt: app.clock.now() })
				.returning({ id: savedView.id });
			return ok({ id: row!.id });
		});
	} catch (error) {
		if (violatedConstraint(error) !== 'saved_view_name') throw error;
		return refuse({ code: 'funnel.same-view-name' });
	}
}

/**
 * Takes a view of the actor's own away; a colleague's stays.
 * @returns what it was, to be kept again
 * Refusal: `funnel.not-found`.
 */
export async function deleteView(
	app: App,
	actor: StaffActor,
	id: string
): Promise<Result<Pick<SavedView, 'name' | 'query' | 'isShared'>, { code: 'funnel.not-found' }>> {
	return app.db.transaction(actor, async (tx) => {
		const [gone] = await tx
			.delete(savedView)
			.where(and(eq(savedView.id, id), eq(savedView.staffId, actor.staffId)))
			.returning();
		if (!gone) return refuse({ code: 'funnel.not-found' });
		const { name, query, isShared } = gone;
		return ok({ name, query, isShared });
	});
}
