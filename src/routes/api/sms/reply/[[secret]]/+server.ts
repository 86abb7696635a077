import { error } from '@sveltejs/kit';
import { takeReply } from '$lib/server/sms/take-reply';
import { gatewayCall } from '../../gateway-call';
import type { RequestHandler } from './$types';

/** Takes answers of telephones in, as the template of an HTTP gateway reads them. */
const take: RequestHandler = async (event) => {
	const content = await gatewayCall(event);
	const { app } = event.locals;
	const replies = app.sms?.callbacks?.replies(content);
	if (!replies) error(404);
	for (const reply of replies) await takeReply(app, app.sms!.name, reply);
	return new Response(null, { status: 204 });
};

export const GET = take;
export const POST = take;
