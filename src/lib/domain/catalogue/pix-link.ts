import { refuse, ok, type Result } from '../shared/result';

/** Where Pix lives: the French public service and its international name. */
const PIX_DOMAINS = ['pix.fr', 'pix.org'];

export type PixLinkError = { code: 'catalogue.not-https' | 'catalogue.not-pix' };

/**
 * Reads the address of a Pix challenge as staff paste it. Challenges are given out by Pix to each
 * territory, so that none is built in: the school pastes its own.
 *
 * @returns the address, without a fragment; refusals `catalogue.not-https` (not an https address, or
 *   one with a user name or a port) and `catalogue.not-pix` (another host)
 */
export function readPixLink(text: string): Result<string, PixLinkError> {
	if (!URL.canParse(text.trim())) return refuse({ code: 'catalogue.not-https' });
	const url = new URL(text.trim());
	if (url.protocol !== 'https:' || url.username || url.password || url.port) {
		return refuse({ code: 'catalogue.not-https' });
	}
	const isPix = PIX_DOMAINS.some(
		(domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`)
	);
	if (!isPix) return refuse({ code: 'catalogue.not-pix' });
	url.hash = '';
	return ok(url.href);
}
