import { error, fail } from '@sveltejs/kit';
import { sheetChanges } from '$lib/domain/class-sheet/sheet-changes';
import { wholeSheetInput } from '$lib/domain/class-sheet/sheet.input';
import { answer } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { enterTicks } from '$lib/server/class-sheet/enter-ticks';
import { readClassSheet } from '$lib/server/class-sheet/read-class-sheet';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const sheet = await readClassSheet(locals.app, staffOf(locals), params.division);
	if (!sheet) error(404, 'not-found');
	return { sheet };
};

export const actions: Actions = {
	/** The whole sheet, without script: only what differs from what was shown is entered. */
	default: async ({ locals, params, request }) => {
		const form = readForm(wholeSheetInput, await request.formData(), ['vu', 'c']);
		if (!form.ok) return fail(400, { errors: form.errors });
		const changes = sheetChanges(form.input.vu, form.input.c);
		const entered = await enterTicks(locals.app, staffOf(locals), params.division, changes);
		return answer(entered, () => ({
			key: 'mediation-feuille:entered',
			params: { count: changes.length }
		}));
	}
};
