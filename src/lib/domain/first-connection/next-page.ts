/**
 * Where to go on after a detour: a path of this site. Anything else (another site, a scheme, a
 * control character that a browser drops) goes home.
 */
export function safeNext(wanted: string | null | undefined): string {
	const isLocal = /^\/(?![/\\])[\w\-./?=&%~:@]*$/.test(wanted ?? '');
	return isLocal ? wanted! : '/';
}
