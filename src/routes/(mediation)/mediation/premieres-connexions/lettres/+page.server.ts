import { error, fail } from '@sveltejs/kit';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { readLetterKeys } from '$lib/domain/funnel/list-guardians.input';
import { createInvitations } from '$lib/server/first-connection/create-invitations';
import { listChosenGuardians } from '$lib/server/funnel/list-chosen-guardians';
import { writeLetters } from '$lib/server/letter/write-letter';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	const keys = readLetterKeys(url.searchParams);
	return { chosen: await listChosenGuardians(locals.app, actor, keys) };
};

export const actions: Actions = {
	/** Makes the letters: the only moment when their secrets are known. */
	default: async ({ locals: { app, ...locals }, url, setHeaders }) => {
		setHeaders({ 'cache-control': 'no-store' });
		const actor = staffOf(locals);
		const made = await createInvitations(app, actor, readLetterKeys(url.searchParams));
		if (!made.ok) return fail(403, { errors: { '': made.error.code } });
		const { invitations, leftOut, tooSoon } = made.value;
		const letters = await writeLetters(app, actor, invitations);
		return { letters, leftOut: leftOut.length, tooSoon: tooSoon.length };
	}
};
