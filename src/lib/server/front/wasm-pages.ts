/** Pages that turn a recording into MP3 in the browser, by a small program in WebAssembly. */
const RECORDING_PAGES = new Set([
	'/(mediation)/mediation/langues/voix/[langue]',
	'/(mediation)/mediation/messages/nouveau/message'
]);

/**
 * Lets the pages that record compile WebAssembly, and no other page: `wasm-unsafe-eval` (CSP level
 * 3) allows that alone, no script made from text. Kit has one policy for all pages.
 */
export function allowWasm(routeId: string | null, headers: Headers): void {
	const policy = headers.get('content-security-policy');
	if (!policy || !routeId || !RECORDING_PAGES.has(routeId)) return;
	headers.set(
		'content-security-policy',
		policy.replace(/(^|;\s*)script-src /, "$1script-src 'wasm-unsafe-eval' ")
	);
}
