import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { canAccompany } from '../../domain/accompaniment/accompaniment.policy';
import type { AccompanimentError } from '../../domain/accompaniment/errors';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { accompaniment } from '../db/schema/accompaniment';

/**
 * Takes a line back, or puts back one that was taken back less than a day ago (housekeeping forgets
 * it then). Asked twice, it changes nothing.
 * Refusals: `accompaniment.not-allowed`, `accompaniment.not-found`.
 */
export async function takeLineBack(
	app: App,
	actor: StaffActor,
	accompanimentId: string,
	how: 'take-back' | 'put-back'
): Promise<Result<null, AccompanimentError>> {
	if (!canAccompany(actor)) return refuse({ code: 'accompaniment.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const own = and(
			eq(accompaniment.id, accompanimentId),
			eq(accompaniment.schoolId, actor.schoolId)
		);
		await tx
			.update(accompaniment)
			.set({ undoneAt: how === 'take-back' ? app.clock.now() : null })
			.where(
				and(
					own,
					how === 'take-back' ? isNull(accompaniment.undoneAt) : isNotNull(accompaniment.undoneAt)
				)
			);
		const found = await tx.$count(accompaniment, own);
		return found ? ok(null) : refuse({ code: 'accompaniment.not-found' });
	});
}
