import { canFollowConnections } from '../../domain/funnel/funnel.policy';
import type { PickFamilyInput } from '../../domain/directory/pick-family.input';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { findGuardian } from './find-guardian';
import { findFamilies } from './find-families';

/** The family that a form was about. */
export type Picked = { guardianId: string; firstName: string; lastName: string };
export type PickRefusal = {
	code: 'funnel.not-allowed' | 'funnel.no-family' | 'funnel.several-families';
};

/**
 * The guardian that a form with a FamilyPicker means: the key that was picked or, without script, the
 * one family that what was typed finds.
 * Refusals: `funnel.not-allowed` (role), `funnel.no-family` (none picked, or gone),
 * `funnel.several-families` (what was typed finds more than one).
 */
export async function pickFamily(
	app: App,
	actor: StaffActor,
	{ guardian, 'guardian-typed': typed = '' }: PickFamilyInput
): Promise<Result<Picked, PickRefusal>> {
	if (!canFollowConnections(actor)) return refuse({ code: 'funnel.not-allowed' });
	if (guardian) {
		const found = await app.db.transaction(actor, (tx) => findGuardian(tx, actor, guardian));
		if (!found.ok) return refuse({ code: 'funnel.no-family' });
		const { id, firstName, lastName } = found.value;
		return ok({ guardianId: id, firstName, lastName });
	}
	const [first, second] = await findFamilies(app, actor, typed, 2);
	if (!first) return refuse({ code: 'funnel.no-family' });
	if (second) return refuse({ code: 'funnel.several-families' });
	const { guardianId, firstName, lastName } = first;
	return ok({ guardianId, firstName, lastName });
}
