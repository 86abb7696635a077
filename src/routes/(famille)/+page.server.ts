import { readHome } from '$lib/server/home/read-home';
import { guardianOf } from './guardian-of';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const home = await readHome(app, guardianOf(event));
	return { home, pushKey: home.isNotified || home.isProvisional ? null : app.push.publicKey };
};
