/** A sound as the database keeps it. */
export type KeptSound = { mediaType: string; sound: Uint8Array };

/**
 * Answers with a sound, whole or the part that a player asks for (RFC 9110 14.2): Safari plays
 * nothing from a server that does not know ranges.
 *
 * @param caching value of cache-control: a recording never changes, who may hear it does
 */
export function soundResponse(
	{ mediaType, sound }: KeptSound,
	request: Request,
	caching = 'private, no-cache'
): Response {
	const headers = new Headers({
		'content-type': mediaType,
		'accept-ranges': 'bytes',
		'cache-control': caching,
		// Opened by itself, it is a file and nothing else.
		'content-security-policy': "default-src 'none'; media-src 'self'; sandbox",
		'content-disposition': 'inline'
	});
	const bytes = new Uint8Array(sound);
	const part = partOf(request.headers.get('range'), bytes.length);
	if (part === 'none') {
		headers.set('content-range', `bytes */${bytes.length}`);
		return new Response(null, { status: 416, headers });
	}
	const { from, to } = part ?? { from: 0, to: bytes.length };
	headers.set('content-length', String(to - from));
	if (part) headers.set('content-range', `bytes ${from}-${to - 1}/${bytes.length}`);
	return new Response(bytes.subarray(from, to), { status: part ? 206 : 200, headers });
}

/** The half-open part that a header names; null for the whole, `none` when there is no such part. */
function partOf(
	range: string | null,
	length: number
): { from: number; to: number } | null | 'none' {
	// Several parts at once, or another unit: a server may answer with the whole.
	const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
	if (first === '' && last === '') return null;
	const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
	const to = first === '' || last === '' ? length : Math.min(length, Number(last) + 1);
	return from < to ? { from, to } : 'none';
}
