import { error, redirect } from '@sveltejs/kit';
import type { GuardianActor } from '$lib/domain/shared/actor';

/**
 * The guardian who asks. Nobody: a page leads to the choice of a language and the first connection;
 * the phone's outbox (which accepts JSON) is told 401 and keeps what it holds.
 */
export function guardianOf(event: { locals: App.Locals; request: Request }): GuardianActor {
	const { actor } = event.locals;
	if (actor?.kind === 'guardian') return actor;
	if (event.request.headers.get('accept')?.includes('application/json')) error(401, 'signed-out');
	redirect(303, '/bienvenue');
}
