import { canRunWorkshops } from '$lib/domain/workshop/workshop.policy';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { listSessions } from '$lib/server/workshop/list-sessions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	return {
		sessions: await listSessions(locals.app, actor),
		canRun: canRunWorkshops(actor)
	};
};
