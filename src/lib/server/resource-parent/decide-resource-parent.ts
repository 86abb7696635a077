import { decideCandidacy } from '../../domain/resource-parent/decide-candidacy';
import type { ResourceParentError } from '../../domain/resource-parent/errors';
import type { ResourceParent } from '../../domain/resource-parent/resource-parent';
import { canSeeResourceParents } from '../../domain/resource-parent/resource-parent.policy';
import { undoDecision } from '../../domain/resource-parent/undo-decision';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { journal } from '../db/schema/staff';
import { closeSignIn } from './close-sign-in';
import {
	findResourceParent,
	saveDecision,
	type FoundResourceParent
} from './resource-parent.repository';

type Decided = Result<{ name: string; state: ResourceParent['state'] }, ResourceParentError>;

/** The head's or the inspector's yes or no. Refusals: those of `decideCandidacy`. */
export function decideResourceParent(
	app: App,
	actor: StaffActor,
	id: string,
	decision: 'yes' | 'no'
): Promise<Decided> {
	const now = app.clock.now();
	return change(app, actor, id, `resource-parent.said-${decision}`, (found) =>
		decideCandidacy(found, actor, decision, now)
	);
}

/** Takes the actor's own last validation back. Refusals: those of `undoDecision`. */
export function undoResourceParentDecision(
	app: App,
	actor: StaffActor,
	id: string
): Promise<Decided> {
	const now = app.clock.now();
	return change(app, actor, id, 'resource-parent.undone', (found) =>
		undoDecision(found, actor, now)
	);
}

async function change(
	app: App,
	actor: StaffActor,
	id: string,
	action: string,
	decide: (found: FoundResourceParent) => Result<ResourceParent, ResourceParentError>
): Promise<Decided> {
	if (!canSeeResourceParents(actor)) return refuse({ code: 'resource-parent.not-found' });
	const { schoolId, staffId } = actor;
	const before = await app.db.transaction(actor, async (tx) => {
		const found = await findResourceParent(tx, { id, schoolId });
		if (!found) return refuse({ code: 'resource-parent.not-found' as const });
		const decided = decide(found);
		if (!decided.ok) return decided;
		await saveDecision(tx, id, decided.value);
		await tx.insert(journal).values({
			at: app.clock.now(),
			schoolId,
			staffId,
			action,
			subject: id,
			details: { state: decided.value.state }
		});
		return ok({ name: nameOf(found), state: decided.value.state, hadSignIn: found.staffId });
	});
	if (!before.ok) return before;
	const { name, state, hadSignIn } = before.value;
	// An approval taken back takes the way in back with it.
	if (hadSignIn && state !== 'approved') {
		await app.db.transaction(SYSTEM, (tx) => closeSignIn(tx, hadSignIn));
	}
	return ok({ name, state });
}

/** How staff call her. */
export function nameOf(found: { firstName: string; lastName: string }): string {
	return `${found.firstName} ${found.lastName}`;
}
