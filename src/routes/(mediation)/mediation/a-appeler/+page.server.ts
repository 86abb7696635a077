import { error } from '@sveltejs/kit';
import { noteCallInput, readCallFilters, undoCallInput } from '$lib/domain/ladder/call-list.input';
import { canCall } from '$lib/domain/ladder/ladder.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listFilterChoices } from '$lib/server/funnel/list-filter-choices';
import { chooseLetters } from '$lib/server/ladder/choose-letters';
import { listToCall } from '$lib/server/ladder/list-to-call';
import { noteCalls } from '$lib/server/ladder/note-calls';
import { undoCall } from '$lib/server/ladder/undo-call';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { notedWords } from '$lib/ui/mediation/appels/noted-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canCall(actor)) error(404, 'not-found');
	const filters = readCallFilters(url.searchParams);
	return {
		filters,
		list: await listToCall(locals.app, actor, filters),
		choices: await listFilterChoices(locals.app, actor)
	};
};

export const actions: Actions = {
	noter: async ({ locals, request }) => {
		const form = readForm(noteCallInput, await request.formData(), ['notice']);
		if (!form.ok) return refused(form.errors);
		const { notice: noticeIds, outcome } = form.input;
		const noted = await noteCalls(locals.app, staffOf(locals), { noticeIds, outcome });
		return answer(noted, (value) => notedWords(staffOf(locals).locale, value, outcome));
	},
	lettres: async ({ locals, url }) => {
		const { sorte, classe } = readCallFilters(url.searchParams);
		if (!sorte) return refused({ '': 'ladder.not-found' });
		const chosen = await chooseLetters(locals.app, staffOf(locals), { sorte, classe });
		return answer(chosen, ({ people, entry }) => ({
			key: 'mediation-appels:letters.done-chosen',
			params: { count: people },
			...(entry && { undo: { action: 'annuler', fields: { entry } } })
		}));
	},
	annuler: async ({ locals, request }) => {
		const form = readForm(undoCallInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await undoCall(locals.app, staffOf(locals), form.input.entry), () => ({
			key: 'mediation-appels:done.undone'
		}));
	}
};
