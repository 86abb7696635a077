import { error, fail } from '@sveltejs/kit';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { readLetterKeys } from '$lib/domain/funnel/list-guardians.input';
import { createInvitations } from '$lib/server/first-connection/create-invitations';
import { listChosenGuardians } from '$lib/server/funnel/list-chosen-guardians';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	return {
		chosen: await listChosenGuardians(locals.app, actor, readLetterKeys(url.searchParams)),
		origin: locals.app.config.origin
	};
};

export const actions: Actions = {
	/** Makes the letters: the only moment when their secrets are known. */
	default: async ({ locals, request }) => {
		const keys = readLetterKeys(new URLSearchParams([...(await request.formData())] as string[][]));
		const made = await createInvitations(locals.app, staffOf(locals), keys);
		return made.ok ? { letters: made.value } : fail(403, { errors: { '': made.error.code } });
	}
};
