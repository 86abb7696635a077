import { and, eq, isNull } from 'drizzle-orm';
import { stateOfInvitation } from '../../domain/first-connection/invitation';
import { SYSTEM } from '../../domain/shared/actor';
import { isLanguage, type Language } from '../../domain/shared/locale';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { invitation } from '../db/schema/first-connection';
import { keyOfRef } from './counter-ref';

/**
 * Notes that a phone opened the address of a square at the counter, once. It proves nothing: whoever
 * follows the address without its fragment gets no further.
 *
 * @returns the language to which the adult pointed on the mediator's screen, in which she reads a refusal
 *   too; null when nobody asked
 */
export async function notePhoneOpened(app: App, ref: string | null): Promise<Language | null> {
	const key = keyOfRef(ref);
	if (!key) return null;
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const [found] = await tx
			.select()
			.from(invitation)
			.where(and(eq(invitation.id, key), eq(invitation.kind, 'counter')));
		if (!found) return null;
		if (!found.openedAt && stateOfInvitation(found, now) === 'usable') {
			await tx.update(invitation).set({ openedAt: now }).where(eq(invitation.id, key));
		}
		return isLanguage(found.locale) ? found.locale : null;
	});
}

/** Notes that the phone asks whose child it is, and in which language: the first time only. */
export async function notePhoneAsked(
	tx: Tx,
	invitationId: string,
	locale: Language,
	now: Date
): Promise<void> {
	await tx
		.update(invitation)
		.set({ askedAt: now, askedIn: locale })
		.where(and(eq(invitation.id, invitationId), isNull(invitation.askedAt)));
}
