import { fail, redirect } from '@sveltejs/kit';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { listMySchools, switchSchool } from '$lib/server/sign-in/staff-schools';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	return { schools: await listMySchools(locals.app, actor), current: actor.schoolId };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const wanted = String((await request.formData()).get('school') ?? '');
		const switched = await switchSchool(locals.app, staffOf(locals), wanted);
		if (!switched.ok) return fail(403, switched.error);
		redirect(303, '/mediation');
	}
};
