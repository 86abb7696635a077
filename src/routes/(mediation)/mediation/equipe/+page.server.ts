import { error } from '@sveltejs/kit';
import { canWriteNote } from '$lib/domain/team/team.policy';
import { noteKeyInput, readNotesPage, writeNoteInput } from '$lib/domain/team/write-note.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { formatDayAndHour } from '$lib/i18n/dates';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { listNotes } from '$lib/server/team/list-notes';
import { previewNote } from '$lib/server/team/plan-note';
import { putNoteBack, takeNoteBack } from '$lib/server/team/take-note-back';
import { writeNote } from '$lib/server/team/write-note';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canWriteNote(actor)) error(404, 'not-found');
	const page = readNotesPage(url.searchParams);
	return {
		page,
		list: await listNotes(locals.app, actor, page),
		preview: await previewNote(locals.app, actor)
	};
};

export const actions: Actions = {
	ecrire: async ({ locals, request }) => {
		const form = readForm(writeNoteInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const done = await writeNote(locals.app, staffOf(locals), form.input);
		if (!done.ok) return refused({ '': done.error.code }, form.values);
		const { id, isHeld, plannedAt, timeZone } = done.value;
		return answer(done, () => ({
			key: isHeld ? 'mediation-equipe:done.held' : 'mediation-equipe:done.sent',
			params: { when: formatDayAndHour(staffOf(locals).locale, plannedAt, timeZone) },
			undo: isHeld ? { action: 'retirer', fields: { note: id } } : undefined
		}));
	},
	retirer: async ({ locals, request }) => {
		const form = readForm(noteKeyInput, await request.formData());
		if (!form.ok) return refused({ '': 'team.not-found' });
		const { note } = form.input;
		const done = await takeNoteBack(locals.app, staffOf(locals), note);
		if (!done.ok) return refused({ '': done.error.code });
		return answer(done, () => ({
			key: 'mediation-equipe:done.taken-back',
			undo: { action: 'remettre', fields: { note } }
		}));
	},
	remettre: async ({ locals, request }) => {
		const form = readForm(noteKeyInput, await request.formData());
		if (!form.ok) return refused({ '': 'team.not-found' });
		const done = await putNoteBack(locals.app, staffOf(locals), form.input.note);
		if (!done.ok) return refused({ '': done.error.code });
		return answer(done, () => ({ key: 'mediation-equipe:done.put-back' }));
	}
};
