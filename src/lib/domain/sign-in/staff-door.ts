import type { Role } from '../shared/actor';

/** The one place of the inspector: validating resource parents. */
const INSPECTORS_PLACE = '/mediation/parents-ressources';

/** Pages that whoever is signed in may need: to sign out, to choose a school, a key or a language. */
const EVERYBODYS = ['/mediation/connexion', '/mediation/sortie', '/mediation/langue'];

/**
 * Whether a page of the back-office is for somebody with these roles at all; the policies of each task
 * decide again. The inspector (IEN), who is not of the school, has one place.
 * @param page path of the page's route, such as `/mediation/ateliers/[item]`
 */
export function isPageForRoles(page: string, roles: readonly Role[]): boolean {
	if (roles.some((role) => role !== 'inspector' && role !== 'resource-parent')) return true;
	const isUnder = (other: string) => page === other || page.startsWith(`${other}/`);
	return page === '/mediation' || [INSPECTORS_PLACE, ...EVERYBODYS].some(isUnder);
}
