import { error } from '@sveltejs/kit';
import { canCall } from '$lib/domain/ladder/ladder.policy';
import { readReachFilters } from '$lib/domain/reach/reach-filters.input';
import { answer } from '$lib/forms/answer';
import { pageReach } from '$lib/server/reach/page-reach';
import { listAnswersTo } from '$lib/server/compose/list-answers';
import { readItem } from '$lib/server/compose/read-item';
import { readReach } from '$lib/server/reach/read-reach';
import { restoreItem } from '$lib/server/recall/restore-item';
import { takeBackItem } from '$lib/server/recall/take-back-item';
import { itemTranslations } from '$lib/server/translation/item-translations';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = staffOf(locals);
	const said = await readItem(locals.app, actor, params.item);
	if (!said) error(404, 'not-found');
	const reach = await readReach(locals.app, actor, said);
	const filters = readReachFilters(url.searchParams);
	const reached = pageReach(reach, filters);
	const answers = said.canReadAnswers ? await listAnswersTo(locals.app, actor, said.id) : [];
	const translations = await itemTranslations(locals.app, actor, said);
	const mayCall = canCall(actor);
	return { said, answers, translations, filters, summary: reach.summary, reached, mayCall };
};

export const actions: Actions = {
	retirer: async ({ locals, params }) =>
		answer(await takeBackItem(locals.app, staffOf(locals), params.item), ({ how }) => ({
			key: `mediation-messages:done.${how}`,
			undo: how !== 'with-a-sentence' ? { action: 'remettre', fields: {} } : undefined
		})),
	remettre: async ({ locals, params }) =>
		answer(await restoreItem(locals.app, staffOf(locals), params.item), () => ({
			key: 'mediation-messages:done.restored',
			undo: { action: 'retirer', fields: {} }
		}))
};
