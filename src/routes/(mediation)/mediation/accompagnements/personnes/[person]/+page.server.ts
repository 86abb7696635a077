import { error } from '@sveltejs/kit';
import { unmergeInput } from '$lib/domain/accompaniment/people.input';
import { typedPeople } from '$lib/forms/accompaniment-form';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { newPeopleOf } from '$lib/server/accompaniment/enter-accompaniment';
import { unmergePeople } from '$lib/server/accompaniment/merge-people';
import { correctPerson, readPersonCard } from '$lib/server/accompaniment/read-person-card';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const card = await readPersonCard(locals.app, staffOf(locals), params.person);
	if (!card) error(404, 'not-found');
	const justMerged = url.searchParams.get('reuni');
	return { card, justMerged: card.merged.find(({ id }) => id === justMerged) ?? null };
};

export const actions: Actions = {
	separer: async ({ locals, request }) => {
		const form = readForm(unmergeInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { person } = form.input;
		return answer(await unmergePeople(locals.app, staffOf(locals), person), () => ({
			key: 'mediation-accompagnements:done.unmerged'
		}));
	},
	corriger: async ({ locals: { app, ...locals }, params, request }) => {
		const actor = staffOf(locals);
		const read = await newPeopleOf(app, actor, typedPeople(await request.formData()));
		if (!read.ok) return refused({ [read.error.field]: read.error.code });
		const [named] = read.value;
		if (!named) return refused({ person: 'accompaniment.no-first-name' });
		return answer(await correctPerson(app, actor, params.person, named), ({ before }) => ({
			key: 'mediation-accompagnements:done.person',
			undo: { action: 'corriger', fields: { ...before, phone: before.phone ?? '' } }
		}));
	}
};
