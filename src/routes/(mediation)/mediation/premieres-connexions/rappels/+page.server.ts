import { error } from '@sveltejs/kit';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { readGuardianFilters } from '$lib/domain/funnel/list-guardians.input';
import { readChosen, undoRemindersInput } from '$lib/domain/reminder/reminder.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { previewRelease } from '$lib/server/compose/preview-release';
import { listFilterChoices } from '$lib/server/funnel/list-filter-choices';
import { listNeverConnected } from '$lib/server/reminder/list-never-connected';
import { previewReminders } from '$lib/server/reminder/preview-reminders';
import { sendReminders } from '$lib/server/reminder/send-reminders';
import { undoReminders } from '$lib/server/reminder/undo-reminders';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

/** Who was chosen in the work list (`g`), or all who never connected, of the school or of a class. */
export const load: PageServerLoad = async ({ locals: { app, ...locals }, url }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	const chosen = readChosen(url.searchParams.getAll('g'));
	const { classe } = readGuardianFilters(url.searchParams);
	const never = chosen.length > 0 ? null : await listNeverConnected(app, actor, classe ?? null);
	const preview = await previewReminders(app, actor, never?.ids ?? chosen);
	if (!preview.ok) error(404, 'not-found');
	return {
		isChosen: never === null,
		/** More never connected than are looked at at once. */
		total: never && never.total > never.ids.length ? never.total : null,
		classe: classe ?? null,
		divisions: (await listFilterChoices(app, actor)).divisions,
		preview: preview.value,
		release: await previewRelease(app, actor)
	};
};

export const actions: Actions = {
	/** A selection too long for an address, posted from the work list. */
	apercu: async ({ locals, request }) => {
		const chosen = readChosen((await request.formData()).getAll('g'));
		const preview = await previewReminders(locals.app, staffOf(locals), chosen);
		return preview.ok ? { preview: preview.value } : refused({ '': preview.error.code });
	},
	envoyer: async ({ locals, request }) => {
		const chosen = readChosen((await request.formData()).getAll('g'));
		const sent = await sendReminders(locals.app, staffOf(locals), chosen);
		if (!sent.ok) return refused({ '': sent.error.code });
		const { entryId, sent: count, refused: unsent } = sent.value;
		const done = {
			key: count > 0 ? 'mediation-rappels:done.sent' : 'mediation-rappels:done.none',
			params: { count },
			...(count > 0 && { undo: { action: 'reprendre', fields: { entry: entryId } } })
		};
		return { done, unsent };
	},
	reprendre: async ({ locals, request }) => {
		const form = readForm(undoRemindersInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const undone = await undoReminders(locals.app, staffOf(locals), form.input.entry);
		return answer(undone, ({ undone, left }) => ({
			key: left > 0 ? 'mediation-rappels:done.partly' : 'mediation-rappels:done.undone',
			params: { count: undone, left }
		}));
	}
};
