/** Pages of the back-office that are made for people without a session. */
const OPEN = ['/mediation/connexion', '/mediation/lien', '/mediation/langue'];

/** Pages below an open one that need a session all the same. */
const CLOSED = ['/mediation/connexion/cle', '/mediation/connexion/ecole'];

/**
 * Whether a page of the back-office opens without a session. Everything else of `/mediation` asks
 * for one, actions and endpoints included: default deny.
 * @param page path of the page, such as `/mediation/connexion`
 */
export function isOpenPage(page: string): boolean {
	const isUnder = (other: string) => page === other || page.startsWith(`${other}/`);
	return OPEN.some(isUnder) && !CLOSED.some(isUnder);
}
