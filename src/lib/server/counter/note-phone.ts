import { and, eq, gt, isNull } from 'drizzle-orm';
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
 * @returns the language to which the adult pointed on the mediator's screen; null when nobody asked,
 *   and for a code that is no longer worth anything
 */
export async function notePhoneOpened(app: App, ref: string | null): Promise<Language | null> {
	const key = keyOfRef(ref);
	if (!key) return null;
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const [found] = await tx
			.select()
			.from(invitation)
			.where(
				and(
					eq(invitation.id, key),
					eq(invitation.kind, 'counter'),
					isNull(invitation.usedAt),
					isNull(invitation.revokedAt),
					gt(invitation.expiresAt, now)
				)
			);
		if (!found) return null;
		if (!found.openedAt) {
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
