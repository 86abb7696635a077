import { error, type RequestEvent } from '@sveltejs/kit';
import { refusalOfCall } from '$lib/server/sms/accept-call';

/** What a report or an answer may weigh. */
const AT_MOST = 256 * 1024;

/**
 * What a gateway tells: its JSON, or its form and query as one object of texts. The secret comes as
 * `Authorization: Bearer …`, as `X-Passerelle-Secret`, or at the end of the address, for gateways
 * that set no header.
 */
export async function gatewayCall(event: RequestEvent): Promise<unknown> {
	const { request, params, locals, url } = event;
	const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
	const secret = bearer ?? request.headers.get('x-passerelle-secret') ?? params.secret ?? null;
	const refusal = await refusalOfCall(locals.app, secret, event.getClientAddress());
	if (refusal) error(refusal);
	const query = Object.fromEntries(url.searchParams);
	if (request.method === 'GET') return query;
	const text = await request.text();
	if (text.length > AT_MOST) error(413);
	if (/\bjson\b/i.test(request.headers.get('content-type') ?? '')) {
		try {
			return JSON.parse(text) as unknown;
		} catch {
			error(400);
		}
	}
	return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
}
