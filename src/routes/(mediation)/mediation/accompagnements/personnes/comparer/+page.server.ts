import { error, redirect } from '@sveltejs/kit';
import { mergeInput } from '$lib/domain/accompaniment/people.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { comparePeople } from '$lib/server/accompaniment/compare-people';
import { mergePeople } from '$lib/server/accompaniment/merge-people';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const addresses = {
		one: url.searchParams.get('une') ?? '',
		other: url.searchParams.get('autre') ?? ''
	};
	const comparison = await comparePeople(locals.app, staffOf(locals), addresses);
	if (!comparison) error(404, 'not-found');
	return { comparison };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(mergeInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const merged = await mergePeople(locals.app, staffOf(locals), form.input);
		if (!merged.ok) return refused({ '': merged.error.code }, form.values);
		const { keptId, mergedId } = merged.value;
		redirect(303, `/mediation/accompagnements/personnes/${keptId}?reuni=${mergedId}`);
	}
};
