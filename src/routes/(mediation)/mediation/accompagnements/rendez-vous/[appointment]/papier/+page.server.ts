import { error } from '@sveltejs/kit';
import { readSlip } from '$lib/server/accompaniment/read-slip';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const slip = await readSlip(locals.app, staffOf(locals), params.appointment);
	if (!slip) error(404, 'not-found');
	return { slip };
};
