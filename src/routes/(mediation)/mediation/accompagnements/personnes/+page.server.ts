import { error } from '@sveltejs/kit';
import { canAccompany } from '$lib/domain/accompaniment/accompaniment.policy';
import { listPeople } from '$lib/server/accompaniment/list-people';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canAccompany(actor)) error(404, 'not-found');
	const q = (url.searchParams.get('q') ?? '').trim().slice(0, 80);
	const isOffFile = url.searchParams.get('hors') === 'fichier';
	return { q, isOffFile, page: await listPeople(locals.app, actor, { q, isOffFile }) };
};
