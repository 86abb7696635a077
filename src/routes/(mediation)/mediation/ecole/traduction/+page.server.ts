import { error } from '@sveltejs/kit';
import { canSettleTranslation } from '$lib/domain/translation/translation.policy';
import { answer } from '$lib/forms/answer';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { readEngineChoice, settleEngine } from '$lib/server/translation/settle-engine';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canSettleTranslation(actor)) error(404, 'not-found');
	return {
		choice: await readEngineChoice(locals.app, actor),
		asked: url.searchParams.get('confirmer')
	};
};

export const actions: Actions = {
	accepter: async ({ locals, request }) => {
		const engine = (await request.formData()).get('engine');
		const shown = typeof engine === 'string' ? engine : '';
		return answer(await settleEngine(locals.app, staffOf(locals), shown), () => ({
			key: 'mediation-traduction:done.chosen'
		}));
	},
	arreter: async ({ locals }) =>
		answer(await settleEngine(locals.app, staffOf(locals), null), () => ({
			key: 'mediation-traduction:done.left'
		}))
};
