import { error } from '@sveltejs/kit';
import { takeReport } from '$lib/server/sms/take-report';
import { gatewayCall } from '../../gateway-call';
import type { RequestHandler } from './$types';

/** Takes delivery reports of an HTTP gateway in, as its template reads them. */
const take: RequestHandler = async (event) => {
	const content = await gatewayCall(event);
	const { app } = event.locals;
	const reports = app.sms?.callbacks?.reports(content);
	if (!reports) error(404);
	for (const report of reports) await takeReport(app, app.sms!.name, report);
	return new Response(null, { status: 204 });
};

export const GET = take;
export const POST = take;
