import { isOpen } from '../../domain/disconnection/release-window';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canSendUrgent } from '../../domain/urgent/urgent.policy';
import type { Tx } from '../db/client';
import type { school } from '../db/schema/directory';
import { journal } from '../db/schema/staff';
import { hoursOfSchool } from '../release/hours-of-school';
import { URGENT_ACTION } from './count-urgent';

/** `stopped`: the school has stopped its sending, and nothing passes that. */
export type UrgentError = { code: 'urgent.not-allowed' | 'urgent.stopped' };

/** What marks a version that the head lets through. */
export type Urgent = { urgentReason: string; urgentBy: string };

/**
 * Decides whether something is let through in a closed period.
 * @param reason as `urgentReasonSchema` accepts it; left out when nothing is asked
 * @returns the marks of its version; null when nothing is asked, and in open hours, where it goes at
 *   once like anything else. Refusals: `urgent.not-allowed`, `urgent.stopped`.
 */
export function letThrough(
	actor: StaffActor,
	row: typeof school.$inferSelect,
	reason: string | undefined,
	now: Date
): Result<Urgent | null, UrgentError> {
	if (reason === undefined) return ok(null);
	if (!canSendUrgent(actor)) return refuse({ code: 'urgent.not-allowed' });
	if (row.sendingStoppedAt) return refuse({ code: 'urgent.stopped' });
	if (isOpen(hoursOfSchool(row), now)) return ok(null);
	return ok({ urgentReason: reason, urgentBy: actor.staffId });
}

/**
 * Writes to the journal that something was let through: what kind, to whom by and large. Its reason
 * stays with the item: somebody may have named a child in it.
 */
export async function journalUrgent(
	tx: Tx,
	actor: StaffActor,
	said: { itemId: string; kind: string; audience: 'school' | 'division' | 'pupil' | 'guardian' },
	urgent: Urgent,
	now: Date
): Promise<void> {
	const { schoolId, staffId } = actor;
	const { itemId, kind, audience } = said;
	await tx.insert(journal).values({
		at: now,
		schoolId,
		staffId,
		action: URGENT_ACTION,
		subject: itemId,
		details: { kind, audience, reasonLength: urgent.urgentReason.length }
	});
}
