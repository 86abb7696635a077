import { error, redirect } from '@sveltejs/kit';
import { createSessionInput } from '$lib/domain/workshop/create-session.input';
import { canRunWorkshops } from '$lib/domain/workshop/workshop.policy';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { readEntry } from '$lib/server/catalogue/read-entry';
import { previewRelease } from '$lib/server/compose/preview-release';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { createSession } from '$lib/server/workshop/create-session';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canRunWorkshops(actor)) error(404, 'not-found');
	const wanted = url.searchParams.get('catalogue');
	const entry = wanted ? (await readEntry(locals.app, actor, wanted)).entry : null;
	const given: Record<string, string> = entry ? { theme: entry.theme } : {};
	return { release: await previewRelease(locals.app, actor), entry, given };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(createSessionInput, await request.formData(), ['interpreters', 'days']);
		if (!form.ok) return refused(form.errors, form.values);
		const created = await createSession(locals.app, staffOf(locals), form.input);
		if (created.ok) redirect(303, `/mediation/ateliers/${created.value.itemId}`);
		const field = created.error.code === 'workshop.in-the-past' ? 'day' : '';
		return refused({ [field]: created.error.code }, form.values);
	}
};
