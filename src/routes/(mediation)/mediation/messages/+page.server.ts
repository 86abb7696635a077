import { error } from '@sveltejs/kit';
import { canRecordAbsence } from '$lib/domain/absence/record-absence.policy';
import { canComposeHomework } from '$lib/domain/homework/homework.policy';
import { itemKey, readItemFilters } from '$lib/domain/message/list-items.input';
import { canComposeMessage, canOpenMessages } from '$lib/domain/message/message.policy';
import { answer } from '$lib/forms/answer';
import { countWaitingAnswers } from '$lib/server/compose/list-answers';
import { listItems } from '$lib/server/compose/list-items';
import { readItem } from '$lib/server/compose/read-item';
import { restoreItem } from '$lib/server/recall/restore-item';
import { takeBackItem } from '$lib/server/recall/take-back-item';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, ...locals }, url }) => {
	const actor = staffOf(locals);
	if (!canOpenMessages(actor)) error(404, 'not-found');
	const filters = readItemFilters(url.searchParams);
	const written = itemKey(url.searchParams.get('ecrit'));
	return {
		filters,
		items: await listItems(app, actor, filters),
		written: written === null ? null : await readItem(app, actor, written),
		waiting: await countWaitingAnswers(app, actor),
		can: {
			message: canComposeMessage(actor, 'pupil'),
			devoir: canComposeHomework(actor),
			absence: canRecordAbsence(actor),
			retard: canRecordAbsence(actor)
		}
	};
};

export const actions: Actions = {
	retirer: async ({ locals, request }) => {
		const item = itemKey((await request.formData()).get('item')) ?? '';
		return answer(await takeBackItem(locals.app, staffOf(locals), item), ({ how }) => ({
			key: `mediation-messages:done.${how}`,
			undo: how !== 'with-a-sentence' ? { action: 'remettre', fields: { item } } : undefined
		}));
	},
	remettre: async ({ locals, request }) => {
		const item = itemKey((await request.formData()).get('item')) ?? '';
		return answer(await restoreItem(locals.app, staffOf(locals), item), () => ({
			key: 'mediation-messages:done.restored',
			undo: { action: 'retirer', fields: { item } }
		}));
	}
};
