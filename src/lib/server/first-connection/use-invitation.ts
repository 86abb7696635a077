import { and, eq, gt, isNull } from 'drizzle-orm';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import { chooseAccount } from '../../domain/first-connection/choose-account';
import { unknownKey } from '../../domain/first-connection/errors';
import type { InvitationKey } from '../../domain/first-connection/invitation-key';
import type { Language } from '../../domain/shared/locale';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { account, familySession } from '../db/schema/account';
import { guardian } from '../db/schema/directory';
import { invitation } from '../db/schema/first-connection';
import { journal } from '../db/schema/staff';
import { openFamilySession } from '../sign-in/family-session';
import { parseSessionToken } from '../sign-in/session-token';
import { countAttempt, forgetAttempt } from './count-attempt';
import { findInvitation, type FoundInvitation } from './invitation.repository';
import { refusedBeforehand, type RefusedInvitation } from './look-up-invitation';

/**
 * Uses an invitation, once: of several posts at the same time exactly one wins. Without a session
 * it opens a provisional one (the child may have carried the letter); in a session it adds the
 * school to the account and leaves the session as it is. A code of the counter was shown to an adult
 * whom the mediator saw: she confirms the session of the phone in the adult's hand, and letters that
 * still lie about open nothing any more.
 * @param signedIn who is signed in on this phone, if anybody
 * @param locale language chosen on the phone, for a new account
 * @param address network address of the client, for the limit on typed codes
 * @returns `sessionCookie`: value of a new session's cookie, null when the session is kept
 */
export async function useInvitation(
	app: App,
	key: InvitationKey,
	signedIn: GuardianActor | null,
	locale: Language,
	address: string
): Promise<Result<{ sessionCookie: string | null }, RefusedInvitation>> {
	if (key.kind === 'code') {
		const attempt = await countAttempt(app, address);
		if (!attempt.ok) return refusedBeforehand(app, attempt.error);
	}
	const now = app.clock.now();
	const outcome = await app.db.transaction(SYSTEM, async (tx) => {
		const found = await findInvitation(tx, app, key);
		if (!found) return null;
		if (found.state !== 'usable' || !(await claim(tx, found.id, now))) {
			// Lost the race: somebody used or replaced it since it was read.
			const latest = found.state === 'usable' ? await findInvitation(tx, app, key) : found;
			const state = latest && latest.state !== 'usable' ? latest.state : 'used';
			return refuse({ code: `first-connection.${state}` as const, school: found.school });
		}
		return ok({ sessionCookie: await enter(tx, found, signedIn, locale, now) });
	});
	if (!outcome) return refusedBeforehand(app, unknownKey(key));
	if (key.kind === 'code') await forgetAttempt(app, address);
	return outcome;
}

/** Marks the invitation as used if nobody did before; the row's lock makes the others wait. */
async function claim(tx: Tx, invitationId: string, now: Date): Promise<boolean> {
	const claimed = await tx
		.update(invitation)
		.set({ usedAt: now })
		.where(
			and(
				eq(invitation.id, invitationId),
				isNull(invitation.usedAt),
				isNull(invitation.revokedAt),
				gt(invitation.expiresAt, now)
			)
		)
		.returning({ id: invitation.id });
	return claimed.length === 1;
}

/** Opens the account that the invitation leads to; a new session's cookie, or null. */
async function enter(
	tx: Tx,
	found: FoundInvitation,
	signedIn: GuardianActor | null,
	locale: Language,
	now: Date
): Promise<string | null> {
	// Another letter of the same guardian may have made the account meanwhile: read under a lock.
	const [row] = await tx
		.select({ accountId: guardian.accountId, schoolId: guardian.schoolId })
		.from(guardian)
		.where(eq(guardian.id, found.guardian.id))
		.for('update');
	const choice = chooseAccount(row!, signedIn && (await circleOf(tx, signedIn)));
	const accountId =
		choice.kind === 'create' ? await createAccount(tx, locale, now) : choice.accountId;
	if (choice.kind === 'create' || choice.kind === 'add-school') {
		await tx.update(guardian).set({ accountId }).where(eq(guardian.id, found.guardian.id));
	}
	await tx.insert(journal).values({
		at: now,
		schoolId: found.guardian.schoolId,
		accountId,
		action: 'invitation.used',
		subject: found.guardian.id,
		details: { outcome: choice.kind }
	});
	if (choice.kind === 'keep' || choice.kind === 'add-school') {
		if (found.shownBy) await confirmAtCounter(tx, found, signedIn!.sessionId, accountId, now);
		return null;
	}
	if (signedIn) {
		// The phone changes hands: it would go on receiving the notifications of the one before.
		await tx.delete(familySession).where(eq(familySession.id, signedIn.sessionId));
	}
	const cookie = await openFamilySession(tx, {
		accountId,
		guardianId: found.guardian.id,
		isConfirmed: found.shownBy !== null,
		confirmedBy: found.shownBy,
		now
	});
	if (found.shownBy) {
		await confirmAtCounter(tx, found, parseSessionToken(cookie)!.id, accountId, now);
	}
	return cookie;
}

/** The adult was met, and this is the phone in her hand: who, how and when are kept. */
async function confirmAtCounter(
	tx: Tx,
	{ id, shownBy, guardian: who }: FoundInvitation,
	sessionId: string,
	accountId: string,
	now: Date
): Promise<void> {
	await tx
		.update(familySession)
		.set({ confirmedAt: now, confirmedBy: shownBy })
		.where(and(eq(familySession.id, sessionId), isNull(familySession.confirmedAt)));
	await tx.update(guardian).set({ metAt: now, metBy: shownBy }).where(eq(guardian.id, who.id));
	await tx.update(invitation).set({ sessionId }).where(eq(invitation.id, id));
	await tx
		.update(invitation)
		.set({ revokedAt: now })
		.where(
			and(
				eq(invitation.guardianId, who.id),
				isNull(invitation.usedAt),
				isNull(invitation.revokedAt)
			)
		);
	await tx.insert(journal).values({
		...{ at: now, schoolId: who.schoolId, staffId: shownBy, accountId },
		...{ action: 'guardian.met', subject: who.id, details: { how: 'counter', invitation: id } }
	});
}

async function createAccount(tx: Tx, locale: Language, now: Date): Promise<string> {
	const [made] = await tx
		.insert(account)
		.values({ locale, createdAt: now })
		.returning({ id: account.id });
	return made!.id;
}

async function circleOf(tx: Tx, { accountId }: GuardianActor) {
	const rowsOfAccount = await tx
		.select({ schoolId: guardian.schoolId })
		.from(guardian)
		.where(eq(guardian.accountId, accountId));
	return { accountId, schoolIds: rowsOfAccount.map(({ schoolId }) => schoolId) };
}
