import type { CalendarFile } from './read-feed';

/** A calendar as a response: not sent again to whoever has it already (RFC 9110, 13.1.2). */
export function calendarResponse(
	{ text, etag }: CalendarFile,
	request: Request,
	{ name, isAttached }: { name: string; isAttached: boolean }
): Response {
	const headers = {
		etag,
		'cache-control': 'private, no-cache',
		'x-robots-tag': 'noindex',
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': `${isAttached ? 'attachment' : 'inline'}; filename="${name}"`
	};
	const has = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
	const isKnown = has.some((one) => one === '*' || one.replace(/^W\//, '') === etag);
	return isKnown ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}
