import { SYSTEM } from '../../domain/shared/actor';
import type { InvitationKey } from '../../domain/first-connection/invitation-key';
import { unknownKey, type InvitationRefusal } from '../../domain/first-connection/errors';
import { DEFAULT_LOCALE, type Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { notePhoneAsked } from '../counter/note-phone';
import { countAttempt, forgetAttempt } from './count-attempt';
import { findInvitation, findOnlySchool, type SchoolContact } from './invitation.repository';

/** What a usable invitation asks about: is this your child? */
export interface UsableInvitation {
	/** First names, one or more. */
	children: string[];
	school: SchoolContact;
}

/** A refusal, with the school to turn to: the letter's, or the only one there is. */
export type RefusedInvitation = InvitationRefusal & { school: SchoolContact | null };

/**
 * Looks an invitation up and consumes nothing: asked twice, it answers the same. The children are
 * named for a usable one only. At the counter the mediator sees that the phone is asking.
 * @param address network address of the client, for the limit on typed codes
 * @param locale language of the phone
 */
export async function lookUpInvitation(
	app: App,
	key: InvitationKey,
	address: string,
	locale: Language = DEFAULT_LOCALE
): Promise<Result<UsableInvitation, RefusedInvitation>> {
	if (key.kind === 'code') {
		const attempt = await countAttempt(app, address);
		if (!attempt.ok) return refusedBeforehand(app, attempt.error);
	}
	const found = await app.db.transaction(SYSTEM, async (tx) => {
		const invitation = await findInvitation(tx, app, key);
		if (invitation?.shownBy && invitation.state === 'usable') {
			await notePhoneAsked(tx, invitation.id, locale, app.clock.now());
		}
		return invitation;
	});
	if (!found) return refusedBeforehand(app, unknownKey(key));
	if (key.kind === 'code') await forgetAttempt(app, address);
	if (found.state !== 'usable') {
		return refuse({ code: `first-connection.${found.state}`, school: found.school });
	}
	return ok({ children: found.children, school: found.school });
}

/** A refusal that names no letter. */
export async function refusedBeforehand(app: App, error: InvitationRefusal) {
	const school = await app.db.transaction(SYSTEM, (tx) => findOnlySchool(tx));
	return refuse<RefusedInvitation>({ ...error, school });
}
