import { fail, redirect } from '@sveltejs/kit';
import { isReread } from '$lib/domain/shared/locale';
import { signInput } from '$lib/domain/resource-parent/candidacy.input';
import { readForm } from '$lib/forms/read-form';
import { commitmentWords } from '$lib/server/resource-parent/commitment-words';
import { signOwnCommitment } from '$lib/server/resource-parent/sign-own-commitment';
import { missionOf, volunteerOf } from '../mission-of';
import type { Actions, PageServerLoad } from './$types';

/** What she is to sign, in her language; or what she signed, in the words of then. */
export const load: PageServerLoad = async (event) => {
	const { commitment, school } = await missionOf(event);
	const { locale } = volunteerOf(event.locals);
	const words = commitmentWords(locale);
	return {
		school,
		signed: commitment,
		toSign: commitment ? null : words,
		isReviewed: isReread(locale)
	};
};

export const actions: Actions = {
	sign: async ({ locals, request }) => {
		const form = readForm(signInput, await request.formData());
		if (!form.ok) return fail(400, {});
		const signed = await signOwnCommitment(locals.app, volunteerOf(locals), form.input.words);
		// Other words meanwhile: the page shows those of now, to be read again.
		if (!signed.ok) return fail(409, {});
		redirect(303, '/parent-ressource');
	}
};
