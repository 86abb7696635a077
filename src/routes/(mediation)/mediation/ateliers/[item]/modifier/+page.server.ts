import { error, redirect } from '@sveltejs/kit';
import { changeSessionInput } from '$lib/domain/workshop/create-session.input';
import { fieldsOfContent } from '$lib/domain/workshop/fields-of-content';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { previewRelease } from '$lib/server/compose/preview-release';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { changeSession } from '$lib/server/workshop/change-session';
import { readSession } from '$lib/server/workshop/read-session';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const actor = staffOf(locals);
	const session = await readSession(locals.app, actor, params.item);
	if (!session?.canRun || session.hasBegun || session.state === 'taken-back') {
		error(404, 'not-found');
	}
	const { frame } = await parent();
	const fields = fieldsOfContent(session.content, frame?.school.timeZone ?? 'UTC');
	return {
		session: {
			id: session.id,
			theme: session.content.theme,
			people: session.places.length + session.waiting.length
		},
		given: { ...fields, link: session.link?.url ?? '' } as Record<string, string>,
		release: await previewRelease(locals.app, actor)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = readForm(changeSessionInput, await request.formData(), ['interpreters']);
		if (!form.ok) return refused(form.errors, form.values);
		const changed = await changeSession(locals.app, staffOf(locals), params.item, form.input);
		if (changed.ok) {
			const what = changed.value.isMoved ? 'moved' : 'changed';
			redirect(303, `/mediation/ateliers/${params.item}?fait=${what}`);
		}
		if (changed.error.code === 'workshop.not-found') error(404, 'not-found');
		const field = changed.error.code === 'workshop.in-the-past' ? 'day' : '';
		return refused({ [field]: changed.error.code }, form.values);
	}
};
