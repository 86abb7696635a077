import { error } from '@sveltejs/kit';
import { calendarResponse } from '$lib/server/calendar-feed/calendar-response';
import { readFeed } from '$lib/server/calendar-feed/read-feed';
import type { RequestHandler } from './$types';

/** The calendar of a school's workshops. The address is the key: calendars have no other. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const file = await readFeed(locals.app, params.key);
	if (!file) error(404, 'not-found');
	return calendarResponse(file, request, { name: 'ateliers.ics', isAttached: false });
};
