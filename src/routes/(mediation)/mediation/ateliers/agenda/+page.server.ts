import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { canGiveFeed } from '$lib/domain/calendar-feed/feed.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { giveFeed, listFeeds, revokeFeed } from '$lib/server/calendar-feed/give-feed';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

const feedInput = v.object({ feed: v.pipe(v.string('feed.not-found'), v.uuid('feed.not-found')) });

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canGiveFeed(actor)) error(404, 'not-found');
	return { feeds: await listFeeds(locals.app, actor) };
};

export const actions: Actions = {
	donner: async ({ locals }) => {
		const given = await giveFeed(locals.app, staffOf(locals));
		return given.ok ? { given: given.value } : refused({ '': given.error.code });
	},
	retirer: async ({ locals, request }) => {
		const form = readForm(feedInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await revokeFeed(locals.app, staffOf(locals), form.input.feed), () => ({
			key: 'mediation-agenda:done.revoked',
			undo: { action: 'remettre', fields: { feed: form.input.feed } }
		}));
	},
	remettre: async ({ locals, request }) => {
		const form = readForm(feedInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await revokeFeed(locals.app, staffOf(locals), form.input.feed, false), () => ({
			key: 'mediation-agenda:done.restored'
		}));
	}
};
