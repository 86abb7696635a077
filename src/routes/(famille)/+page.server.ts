import { readBesideHome } from '$lib/server/help/read-beside-home';
import { readHome } from '$lib/server/home/read-home';
import { guardianOf } from './guardian-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const actor = guardianOf(event);
	const home = await readHome(app, actor);
	return {
		home,
		beside: await readBesideHome(app, actor, home.schools),
		pushKey: home.isNotified || home.isProvisional ? null : app.push.publicKey
	};
};
