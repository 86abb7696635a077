import { error } from '@sveltejs/kit';
import { calendarResponse } from '$lib/server/calendar-feed/calendar-response';
import { readSessionCalendar } from '$lib/server/calendar-feed/read-feed';
import { guardianOf } from '../../../guardian-of';
import type { RequestHandler } from './$types';

/** One session, for the calendar of the phone. */
export const GET: RequestHandler = async (event) => {
	const actor = guardianOf(event);
	const file = await readSessionCalendar(event.locals.app, actor, event.params.id);
	if (!file) error(404, 'not-found');
	return calendarResponse(file, event.request, { name: 'atelier.ics', isAttached: true });
};
