import { and, eq, isNull } from 'drizzle-orm';
import type { FacilitatorError } from '../../domain/facilitator/errors';
import { canKeepPool } from '../../domain/facilitator/facilitator.policy';
import type { SaveFacilitatorInput } from '../../domain/facilitator/save-facilitator.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { facilitator } from '../db/schema/workshop';
import { readNetwork } from '../network/read-network';

/**
 * Adds somebody to the school's pool of facilitators, or changes what is known of them.
 *
 * @param id whom to change; null for somebody new
 * @returns refusals `facilitator.not-allowed`, `facilitator.not-found` (another school's, or nobody),
 *   `facilitator.no-network` (shared, and the school is in none)
 */
export async function saveFacilitator(
	app: App,
	actor: StaffActor,
	id: string | null,
	input: SaveFacilitatorInput
): Promise<Result<{ id: string }, FacilitatorError>> {
	if (!canKeepPool(actor)) return refuse({ code: 'facilitator.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const network = input.shared ? await readNetwork(tx) : null;
		if (input.shared && !network) return refuse({ code: 'facilitator.no-network' as const });
		const values = {
			networkId: network?.id ?? null,
			name: input.name,
			organisation: input.organisation,
			field: input.field,
			email: input.email ?? null,
			phone: input.phone ?? null,
			locales: [...new Set(input.locales)],
			themes: [...new Set(input.themes)]
		};
		const [saved] = id
			? await tx
					.update(facilitator)
					.set(values)
					.where(
						and(
							eq(facilitator.id, id),
							eq(facilitator.schoolId, actor.schoolId),
							isNull(facilitator.retiredAt)
						)
					)
					.returning({ id: facilitator.id })
			: await tx
					.insert(facilitator)
					.values({ ...values, schoolId: actor.schoolId, createdAt: app.clock.now() })
					.returning({ id: facilitator.id });
		return saved ? ok(saved) : refuse({ code: 'facilitator.not-found' as const });
	});
}

/**
 * Takes somebody out of the school's pool, or back in. What they answered stays on the sessions
 * until housekeeping forgets them.
 */
export async function retireFacilitator(
	app: App,
	actor: StaffActor,
	id: string,
	isRetired = true
): Promise<Result<{ name: string }, FacilitatorError>> {
	if (!canKeepPool(actor)) return refuse({ code: 'facilitator.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const [found] = await tx
			.update(facilitator)
			.set({ retiredAt: isRetired ? app.clock.now() : null })
			.where(and(eq(facilitator.id, id), eq(facilitator.schoolId, actor.schoolId)))
			.returning({ name: facilitator.name });
		return found ? ok(found) : refuse({ code: 'facilitator.not-found' as const });
	});
}
