import { error } from '@sveltejs/kit';
import { readNeeds } from '$lib/server/equipment/read-needs';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const needs = await readNeeds(locals.app, staffOf(locals));
	if (!needs) error(404, 'not-found');
	return { needs };
};
