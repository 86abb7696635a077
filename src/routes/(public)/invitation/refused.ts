import { fail, type RequestEvent } from '@sveltejs/kit';
import type { RefusedInvitation } from '$lib/server/first-connection/look-up-invitation';

/** Status of each refusal (RFC 9110; 429 of RFC 6585 with the time to wait). */
const STATUS: Record<RefusedInvitation['code'], number> = {
	'first-connection.not-a-code': 400,
	'first-connection.unknown': 404,
	'first-connection.unknown-letter': 404,
	'first-connection.used': 410,
	'first-connection.expired': 410,
	'first-connection.revoked': 410,
	'first-connection.too-many-attempts': 429
};

/** The page of a refusal: what happened, what to do next, and what was typed. */
export function refused(event: RequestEvent, form: FormData, refusal: RefusedInvitation) {
	const isLimited = refusal.code === 'first-connection.too-many-attempts';
	const wait = isLimited ? refusal.retryAt.getTime() - event.locals.app.clock.now().getTime() : 0;
	if (isLimited) event.setHeaders({ 'retry-after': String(Math.ceil(wait / 1000)) });
	return fail(STATUS[refusal.code], {
		step: 'refused' as const,
		code: refusal.code,
		minutes: Math.max(1, Math.ceil(wait / 60_000)),
		typed: String(form.get('code') ?? '').slice(0, 24),
		school: refusal.school
	});
}
