import { and, eq } from 'drizzle-orm';
import { canKeepCatalogue } from '../../domain/catalogue/catalogue.policy';
import type { CatalogueError } from '../../domain/catalogue/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { catalogueEntry } from '../db/schema/workshop';

/**
 * Takes an entry of the school out of the catalogue, or puts it back. Sessions made from it stay.
 * Refusals: `catalogue.not-allowed`, `catalogue.not-found`.
 */
export async function retireEntry(
	app: App,
	actor: StaffActor,
	id: string,
	isRetired = true
): Promise<Result<{ title: string }, CatalogueError>> {
	if (!canKeepCatalogue(actor)) return refuse({ code: 'catalogue.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [found] = await tx
			.update(catalogueEntry)
			.set({ retiredAt: isRetired ? app.clock.now() : null })
			.where(and(eq(catalogueEntry.id, id), eq(catalogueEntry.schoolId, actor.schoolId)))
			.returning({ title: catalogueEntry.title });
		return found ? ok(found) : refuse({ code: 'catalogue.not-found' as const });
	});
}
