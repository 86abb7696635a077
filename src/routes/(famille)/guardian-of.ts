import { error, redirect } from '@sveltejs/kit';
import type { GuardianActor } from '$lib/domain/shared/actor';
import { pageKeyOf } from '$lib/server/home/page-key';

/**
 * The guardian who asks. Nobody: a page leads to the choice of a language and the first connection;
 * the phone's outbox (which accepts JSON) is told 401 and keeps what it holds. So is an outbox whose
 * answer was written by somebody else than the one now signed in on the phone.
 */
export function guardianOf(event: { locals: App.Locals; request: Request }): GuardianActor {
	const { actor } = event.locals;
	const writtenBy = event.request.headers.get('x-famille');
	if (actor?.kind === 'guardian' && (writtenBy ?? pageKeyOf(actor)) === pageKeyOf(actor)) {
		return actor;
	}
	if (event.request.headers.get('accept')?.includes('application/json')) error(401, 'signed-out');
	redirect(303, '/bienvenue');
}
