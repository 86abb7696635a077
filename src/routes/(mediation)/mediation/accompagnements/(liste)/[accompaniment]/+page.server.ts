import { error, fail } from '@sveltejs/kit';
import { readLineBefore } from '$lib/domain/accompaniment/form-values';
import { answer } from '$lib/forms/answer';
import { readAccompanimentForm } from '$lib/forms/accompaniment-form';
import { changeAccompaniment } from '$lib/server/accompaniment/change-accompaniment';
import { enterPeople } from '$lib/server/accompaniment/enter-accompaniment';
import { readAccompaniment } from '$lib/server/accompaniment/read-accompaniment';
import { takeLineBack } from '$lib/server/accompaniment/undo-accompaniment';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { formAgain } from '../../form-again';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const card = await readAccompaniment(locals.app, staffOf(locals), params.accompaniment);
	if (!card) error(404, 'not-found');
	return { card };
};

export const actions: Actions = {
	modifier: async ({ locals: { app, ...locals }, params, request }) => {
		const actor = staffOf(locals);
		const data = await request.formData();
		const form = readAccompanimentForm(data);
		const again = (errors: Record<string, string>) => formAgain(app, actor, form, errors);
		if (!form.input) return again(form.errors);
		const entered = await enterPeople(app, actor, form.input, form);
		if (!entered.ok) return again({ [entered.error.field]: entered.error.code });
		const changed = await changeAccompaniment(app, actor, {
			accompanimentId: params.accompaniment,
			revision: Number(data.get('revision')),
			before: readLineBefore(form.values.before),
			...entered.value
		});
		if (changed.ok) {
			const { before, revision } = changed.value;
			const fields = { ...before, revision: String(revision) };
			return {
				done: {
					key: 'mediation-accompagnements:done.changed',
					undo: { action: 'modifier', fields }
				}
			};
		}
		const { code, field } = changed.error;
		if (code === 'accompaniment.not-found') error(404, 'not-found');
		if (!('clash' in changed.error)) return again({ [field]: code });
		const { clash, values } = changed.error;
		const settled = await formAgain(app, actor, { values, typed: form.typed }, { '': code });
		return fail(400, { ...settled.data, clash });
	},
	effacer: async ({ locals, params }) =>
		answer(
			await takeLineBack(locals.app, staffOf(locals), params.accompaniment, 'take-back'),
			() => ({
				key: 'mediation-accompagnements:done.deleted',
				undo: { action: 'remettre', fields: {} }
			})
		),
	remettre: async ({ locals, params }) =>
		answer(
			await takeLineBack(locals.app, staffOf(locals), params.accompaniment, 'put-back'),
			() => ({ key: 'mediation-accompagnements:done.put-back' })
		)
};
