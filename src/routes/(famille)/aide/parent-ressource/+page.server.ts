import { error, fail, redirect } from '@sveltejs/kit';
import { contactInput, wishInput } from '$lib/domain/resource-parent/candidacy.input';
import { readForm } from '$lib/forms/read-form';
import { agreeToBeContacted } from '$lib/server/resource-parent/agree-to-be-contacted';
import { readOffers } from '$lib/server/resource-parent/read-offer';
import { withdrawContact } from '$lib/server/resource-parent/withdraw-contact';
import { guardianOf } from '../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/aide/parent-ressource';

export const load: PageServerLoad = async (event) => {
	const offers = await readOffers(event.locals.app, guardianOf(event));
	const isStopped = event.url.searchParams.has('fini');
	if (offers.length === 0 && !isStopped) error(404, 'not-found');
	return { offers, isStopped };
};

export const actions: Actions = {
	agree: async (event) => {
		const actor = guardianOf(event);
		const form = readForm(wishInput, await event.request.formData());
		if (!form.ok) return fail(400, {});
		const { guardian: guardianId, wish } = form.input;
		const agreed = await agreeToBeContacted(event.locals.app, actor, { guardianId, wish });
		if (!agreed.ok) error(404, 'not-found');
		redirect(303, PAGE);
	},
	stop: async (event) => {
		const actor = guardianOf(event);
		const form = readForm(contactInput, await event.request.formData());
		// Withdrawn already, from another phone: the page says the same.
		if (form.ok) await withdrawContact(event.locals.app, actor, form.input.contact);
		redirect(303, `${PAGE}?fini`);
	}
};
