import type { Cookies } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { App } from '../app';
import { account } from '../db/schema/account';

const YEAR_SECONDS = 365 * 86_400;

/** Keeps the language chosen on this phone, and in the account when somebody is signed in. */
export async function chooseLanguage(
	app: App,
	actor: Actor | null,
	cookies: Cookies,
	locale: Language
): Promise<void> {
	cookies.set('langue', locale, {
		path: '/',
		secure: true,
		httpOnly: true,
		sameSite: 'lax',
		maxAge: YEAR_SECONDS
	});
	if (actor?.kind !== 'guardian') return;
	await app.db.transaction(actor, (tx) =>
		tx.update(account).set({ locale }).where(eq(account.id, actor.accountId))
	);
}
