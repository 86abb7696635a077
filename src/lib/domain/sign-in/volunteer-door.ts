import type { Actor } from '../shared/actor';

/** Pages that open without a session: the link that signs in, and the thanks at the end. */
const OPEN = ['/parent-ressource/lien', '/parent-ressource/fin'];

/**
 * Where somebody is sent who asks for a page of resource parents; null when the page is theirs. Default
 * deny: a member of staff has a place of their own, anybody else comes by a link.
 * @param page path of the page's route, such as `/parent-ressource/ateliers`
 */
export function volunteerDoor(page: string, kind: Actor['kind'] | null): string | null {
	if (OPEN.includes(page) || kind === 'resource-parent') return null;
	return kind === 'staff' ? '/mediation' : '/parent-ressource/lien';
}
