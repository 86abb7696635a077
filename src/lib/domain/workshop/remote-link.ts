import * as v from 'valibot';

/**
 * The address of a session at a distance: https, without a user's name or password in it, and not on
 * this machine. Opened by families, who are shown its host.
 */
export const remoteLink = v.pipe(
	v.string('workshop.bad-link'),
	v.trim(),
	v.maxLength(500, 'workshop.bad-link'),
	v.check(isRemoteLink, 'workshop.bad-link')
);

/** Whether a text is such an address. */
export function isRemoteLink(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, username, password, hostname } = new URL(text);
	return protocol === 'https:' && !username && !password && hostname.includes('.');
}

/** Where an address leads, as people say it: `visio.example.org`. */
export function hostOf(url: string): string {
	return new URL(url).host;
}
