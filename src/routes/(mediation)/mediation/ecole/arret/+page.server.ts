import { error } from '@sveltejs/kit';
import { canStopSending } from '$lib/domain/stop/stop.policy';
import { answer } from '$lib/forms/answer';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { countWaiting } from '$lib/server/stop/count-waiting';
import { resumeSending } from '$lib/server/stop/resume-sending';
import { stopSending } from '$lib/server/stop/stop-sending';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canStopSending(actor)) error(404, 'not-found');
	return { waiting: await countWaiting(locals.app, actor) };
};

export const actions: Actions = {
	arreter: async ({ locals }) =>
		answer(await stopSending(locals.app, staffOf(locals)), () => ({
			key: 'mediation-stop:done.stopped'
		})),
	reprendre: async ({ locals }) =>
		answer(await resumeSending(locals.app, staffOf(locals)), () => ({
			key: 'mediation-stop:done.resumed'
		}))
};
