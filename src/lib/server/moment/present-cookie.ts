import type { Cookies } from '@sveltejs/kit';
import { isUuid } from '../../domain/shared/uuid';

const NAME = 'moment';
/** A working day: tomorrow's desk is somewhere else. */
const LIFE_SECONDS = 12 * 3_600;

/** The moment at which this desk works: a key, or nothing. It proves nothing. */
export function presentMomentOf(cookies: Cookies): string | null {
	const kept = cookies.get(NAME);
	return isUuid(kept) ? kept : null;
}

/** Settles it on this desk; null: it is at none. */
export function settlePresentMoment(cookies: Cookies, momentId: string | null): void {
	const where = { path: '/mediation', secure: true, httpOnly: true, sameSite: 'lax' } as const;
	if (momentId === null) cookies.delete(NAME, where);
	else cookies.set(NAME, momentId, { ...where, maxAge: LIFE_SECONDS });
}
