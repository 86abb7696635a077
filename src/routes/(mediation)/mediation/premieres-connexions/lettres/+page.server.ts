import { error, fail } from '@sveltejs/kit';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { readLetterKeys } from '$lib/domain/funnel/list-guardians.input';
import { ok } from '$lib/domain/shared/result';
import { createInvitations } from '$lib/server/first-connection/create-invitations';
import { listChosenGuardians } from '$lib/server/funnel/list-chosen-guardians';
import { printInvitations } from '$lib/server/letter/print-invitations';
import { writeLetters } from '$lib/server/letter/write-letter';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canFollowConnections(actor)) error(404, 'not-found');
	const keys = readLetterKeys(url.searchParams);
	return { chosen: await listChosenGuardians(locals.app, actor, keys) };
};

/**
 * Makes the invitations: the only moment when their secrets are known; and how many people are left
 * out of them.
 */
async function invite({ locals, url, setHeaders }: RequestEvent) {
	setHeaders({ 'cache-control': 'no-store' });
	const actor = staffOf(locals);
	const made = await createInvitations(locals.app, actor, readLetterKeys(url.searchParams));
	if (!made.ok) return made;
	const { invitations, leftOut, tooSoon } = made.value;
	return ok({ invitations, without: { leftOut: leftOut.length, tooSoon: tooSoon.length } });
}

export const actions: Actions = {
	/** Letters on this page, printed by the browser. */
	screen: async (event) => {
		const { app } = event.locals;
		const made = await invite(event);
		if (!made.ok) return fail(403, { errors: { '': made.error.code } });
		const { invitations, without } = made.value;
		return { ...without, letters: await writeLetters(app, staffOf(event.locals), invitations) };
	},
	/** Letters as one PDF, made while the page follows how far it is. */
	pdf: async (event) => {
		const { app } = event.locals;
		const made = await invite(event);
		if (!made.ok) return fail(403, { errors: { '': made.error.code } });
		const { invitations, without } = made.value;
		if (invitations.length === 0) return { ...without, letters: [] };
		const { started } = await printInvitations(app, staffOf(event.locals), invitations);
		return { ...without, work: started };
	}
};
