import { and, eq, isNull } from 'drizzle-orm';
import type { ContactError } from '../../domain/resource-parent/errors';
import { canSeeContacts } from '../../domain/resource-parent/resource-parent.policy';
import type { GuardianActor, StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { resourceParentContact } from '../db/schema/resource-parent';
import { journal } from '../db/schema/staff';

/**
 * A family, or staff for her, takes her agreement back: nobody sees anything of hers from now on, and
 * what was shown is wiped. That she had agreed, and until when, is kept three months.
 *
 * Refusal: `not-found` (not hers, or withdrawn already).
 */
export async function withdrawContact(
	app: App,
	actor: GuardianActor | StaffActor,
	contactId: string
): Promise<Result<null, ContactError>> {
	if (actor.kind === 'staff' && !canSeeContacts(actor)) {
		return refuse({ code: 'resource-parent.not-allowed' });
	}
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const schoolId = await forgetShown(tx, contactId, now);
		if (!schoolId) return refuse({ code: 'resource-parent.not-found' });
		await tx.insert(journal).values({
			at: now,
			schoolId,
			...(actor.kind === 'staff' ? { staffId: actor.staffId } : { accountId: actor.accountId }),
			action: 'resource-parent.contact-withdrawn',
			subject: contactId
		});
		return ok(null);
	});
}

/** Wipes what was shown of a family; its school, or null when there is nothing to wipe. */
export async function forgetShown(tx: Tx, contactId: string, now: Date): Promise<string | null> {
	const [wiped] = await tx
		.update(resourceParentContact)
		.set({ withdrawnAt: now, shownName: '', shownPhone: null })
		.where(and(eq(resourceParentContact.id, contactId), isNull(resourceParentContact.withdrawnAt)))
		.returning({ schoolId: resourceParentContact.schoolId });
	return wiped?.schoolId ?? null;
}
