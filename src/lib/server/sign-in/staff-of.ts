import { error } from '@sveltejs/kit';
import type { Actor, StaffActor } from '../../domain/shared/actor';

/**
 * The member of staff whom the door of the back-office let in (hooks.server.ts). Anybody else meets
 * a 404: a second lock, in case a page is ever moved past the door.
 */
export function staffOf(locals: { actor: Actor | null }): StaffActor {
	if (locals.actor?.kind !== 'staff') error(404, 'not-found');
	return locals.actor;
}
