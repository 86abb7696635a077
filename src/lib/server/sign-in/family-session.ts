import type { Cookies } from '@sveltejs/kit';
import { and, eq, gt } from 'drizzle-orm';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import {
	DEFAULT_LOCALE,
	isLanguage,
	isPrepared,
	shippedLocaleOf,
	type Language
} from '../../domain/shared/locale';
import {
	isFamilyProvider,
	type FamilyProvider,
	type Vouched
} from '../../domain/sign-in/identity-provider';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { account, familySession } from '../db/schema/account';
import { offeredTo } from '../wording/offered-languages';
import {
	formatSessionToken,
	hashSecret,
	isSecretOf,
	newSessionToken,
	parseSessionToken
} from './session-token';

export const FAMILY_COOKIE = '__Host-famille';

/**
 * A family session lives long (a parent who must connect again is a parent lost) and slides with
 * use. Written deviation from ASVS 5.0 7.3: see docs/decisions.
 */
const LIFE_DAYS = 180;
const DAY = 86_400_000;

/** The guardian whose session cookie this is, or null. Revoked and expired sessions are nobody's. */
export async function readFamilyActor(app: App, cookies: Cookies): Promise<GuardianActor | null> {
	const token = parseSessionToken(cookies.get(FAMILY_COOKIE));
	if (!token) return null;
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx
			.select({ session: familySession, locale: account.locale })
			.from(familySession)
			.innerJoin(account, eq(account.id, familySession.accountId))
			.where(and(eq(familySession.id, token.id), gt(familySession.expiresAt, now)));
		if (!row || !isSecretOf(token.secret, row.session.secretHash)) return null;
		if (await slide(tx, row.session, now)) setFamilyCookie(cookies, formatSessionToken(token));
		return {
			kind: 'guardian',
			accountId: row.session.accountId,
			sessionId: row.session.id,
			isProvisional: row.session.confirmedAt === null,
			locale: await languageOf(tx, row.session.accountId, row.locale)
		};
	});
}

/**
 * Opens a session for an account and gives the cookie's value.
 * @param isConfirmed false when a letter alone opened it
 * @param confirmedBy the member of staff who saw the adult, when one did
 */
export async function openFamilySession(
	tx: Tx,
	opening: {
		accountId: string;
		guardianId: string;
		isConfirmed: boolean;
		confirmedBy?: string | null;
		/** Who vouched for her elsewhere. */
		vouched?: Vouched<FamilyProvider>;
		now: Date;
	}
): Promise<string> {
	const token = newSessionToken();
	await tx.insert(familySession).values({
		id: token.id,
		secretHash: hashSecret(token.secret),
		accountId: opening.accountId,
		guardianId: opening.guardianId,
		createdAt: opening.now,
		lastSeenAt: opening.now,
		expiresAt: new Date(opening.now.getTime() + LIFE_DAYS * DAY),
		identityProvider: opening.vouched?.provider ?? null,
		identityToken: opening.vouched?.identityToken ?? null,
		confirmedAt: opening.isConfirmed ? opening.now : null,
		confirmedBy: opening.confirmedBy ?? null
	});
	return formatSessionToken(token);
}

/**
 * Ends one session of the guardian: signing out.
 * @returns the provider that has to be told; null when none vouched
 */
export async function closeFamilySession(
	app: App,
	actor: GuardianActor
): Promise<Vouched<FamilyProvider> | null> {
	const [closed] = await app.db.transaction(actor, (tx) =>
		tx.delete(familySession).where(eq(familySession.id, actor.sessionId)).returning()
	);
	const { identityProvider: provider, identityToken } = closed ?? {};
	return isFamilyProvider(provider) && identityToken ? { provider, identityToken } : null;
}

/** Hands the cookie to the browser. */
export function setFamilyCookie(cookies: Cookies, value: string): void {
	cookies.set(FAMILY_COOKIE, value, {
		path: '/',
		secure: true,
		httpOnly: true,
		sameSite: 'lax',
		maxAge: LIFE_DAYS * 86_400
	});
}

/** Takes the cookie back. */
export function clearFamilyCookie(cookies: Cookies): void {
	cookies.delete(FAMILY_COOKIE, { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
}

/** The language of an account; simple French while none of its schools offers one that is prepared. */
async function languageOf(tx: Tx, accountId: string, chosen: string): Promise<Language> {
	if (!isLanguage(chosen)) return DEFAULT_LOCALE;
	const isOpen = !isPrepared(chosen) || (await offeredTo(tx, accountId)).includes(chosen);
	return isOpen ? chosen : shippedLocaleOf(chosen);
}

/** Whether the session's life was lengthened; its cookie's then is too. */
async function slide(
	tx: Tx,
	session: { id: string; lastSeenAt: Date },
	now: Date
): Promise<boolean> {
	// Once a day is enough, and spares the home a write.
	if (now.getTime() - session.lastSeenAt.getTime() < DAY) return false;
	await tx
		.update(familySession)
		.set({ lastSeenAt: now, expiresAt: new Date(now.getTime() + LIFE_DAYS * DAY) })
		.where(eq(familySession.id, session.id));
	return true;
}
