import { readLineKey } from '$lib/domain/accompaniment/list-accompaniments.input';
import { answer } from '$lib/forms/answer';
import { takeLineBack } from '$lib/server/accompaniment/undo-accompaniment';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions } from './$types';

export const actions: Actions = {
	effacer: async ({ locals, request }) => {
		const id = readLineKey((await request.formData()).get('accompaniment'));
		return answer(await takeLineBack(locals.app, staffOf(locals), id, 'take-back'), () => ({
			key: 'mediation-accompagnements:done.deleted',
			undo: { action: 'remettre', fields: { accompaniment: id } }
		}));
	},
	remettre: async ({ locals, request }) => {
		const id = readLineKey((await request.formData()).get('accompaniment'));
		return answer(await takeLineBack(locals.app, staffOf(locals), id, 'put-back'), () => ({
			key: 'mediation-accompagnements:done.put-back',
			undo: { action: 'effacer', fields: { accompaniment: id } }
		}));
	}
};
