import type { Cookies } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import type { Actor } from '../../domain/shared/actor';
import { strangersLocale, type StaffLocale } from '../../domain/shared/staff-locale';
import { canChooseLanguageOf } from '../../domain/sign-in/staff-language.policy';
import type { App } from '../app';
import { staff } from '../db/schema/staff';

/** The language of the back-office in this browser, for the pages before anybody is signed in. */
export const STAFF_LANGUAGE_COOKIE = 'langue-mediation';

const YEAR_SECONDS = 365 * 86_400;

/**
 * Keeps the language in which a person works: in this browser and, once signed in, with the
 * person, on whatever desk. What families get is not concerned.
 * @param actor who is signed in; anybody but a member of staff changes this browser alone
 */
export async function chooseStaffLanguage(
	app: App,
	actor: Actor | null,
	cookies: Cookies,
	locale: StaffLocale
): Promise<void> {
	cookies.set(STAFF_LANGUAGE_COOKIE, locale, {
		path: '/mediation',
		secure: true,
		httpOnly: true,
		sameSite: 'lax',
		maxAge: YEAR_SECONDS
	});
	if (actor?.kind !== 'staff' || !canChooseLanguageOf(actor, actor.staffId)) return;
	await app.db.transaction(actor, (tx) =>
		tx.update(staff).set({ locale }).where(eq(staff.id, actor.staffId))
	);
}

/** The language of a page of the back-office: the person's, else the browser's. */
export function staffLocaleOf(
	actor: Actor | null,
	cookies: Cookies,
	acceptLanguage: string | null
): StaffLocale {
	return actor?.kind === 'staff'
		? actor.locale
		: strangersLocale(cookies.get(STAFF_LANGUAGE_COOKIE), acceptLanguage);
}
