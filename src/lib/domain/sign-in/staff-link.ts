import { ok, refuse, type Result } from '../shared/result';
import type { SignInRefusal } from './errors';

/** How long a one-time sign-in link waits for its use. */
export const STAFF_LINK_HOURS = 24;

/**
 * Whether a one-time link still opens at `now`. Its life is half-open, and one use ends it.
 * @param link null when there is no such link
 */
export function judgeStaffLink(
	link: { usedAt: Date | null; expiresAt: Date } | null,
	now: Date
): Result<null, SignInRefusal> {
	if (!link) return refuse({ code: 'sign-in.link-unknown' });
	if (link.usedAt) return refuse({ code: 'sign-in.link-used' });
	if (now.getTime() >= link.expiresAt.getTime()) return refuse({ code: 'sign-in.link-expired' });
	return ok(null);
}
