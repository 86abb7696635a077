import { error } from '@sveltejs/kit';
import { chosenLettersInput, undoCallInput } from '$lib/domain/ladder/call-list.input';
import { canCall } from '$lib/domain/ladder/ladder.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listLetters } from '$lib/server/ladder/list-letters';
import { noteLetters, printLetters } from '$lib/server/ladder/print-letters';
import { printLettersAsPdf } from '$lib/server/ladder/print-letters-as-pdf';
import { undoCall } from '$lib/server/ladder/undo-call';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canCall(actor)) error(404, 'not-found');
	return { letters: await listLetters(locals.app, actor) };
};

const note =
	(outcome: 'handed-over' | 'call') =>
	async ({ locals, request }: { locals: App.Locals; request: Request }) => {
		const form = readForm(chosenLettersInput, await request.formData(), ['guardian']);
		if (!form.ok) return refused(form.errors);
		const input = { guardianIds: form.input.guardian, outcome };
		return answer(await noteLetters(locals.app, staffOf(locals), input), ({ people, entry }) => ({
			key: `mediation-appels:letters.done-${outcome}`,
			params: { count: people },
			...(entry && { undo: { action: 'annuler', fields: { entry } } })
		}));
	};

export const actions: Actions = {
	imprimer: async ({ locals, request }) => {
		const form = readForm(chosenLettersInput, await request.formData(), ['guardian']);
		if (!form.ok) return refused(form.errors);
		const printed = await printLetters(locals.app, staffOf(locals), form.input.guardian);
		return printed.ok ? { papers: printed.value } : refused({ '': printed.error.code });
	},
	pdf: async ({ locals, request }) => {
		const form = readForm(chosenLettersInput, await request.formData(), ['guardian']);
		if (!form.ok) return refused(form.errors);
		const made = await printLettersAsPdf(locals.app, staffOf(locals), form.input.guardian);
		return made.ok ? { work: made.value } : refused({ '': made.error.code });
	},
	remises: note('handed-over'),
	rappeler: note('call'),
	annuler: async ({ locals, request }) => {
		const form = readForm(undoCallInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await undoCall(locals.app, staffOf(locals), form.input.entry), () => ({
			key: 'mediation-appels:done.undone'
		}));
	}
};
