import { fail } from '@sveltejs/kit';
import { INVITATION_ANSWERS } from '$lib/domain/facilitator/facilitator';
import { readSecret } from '$lib/domain/first-connection/invitation-key';
import {
	answerInvitation,
	lookUpInvitation,
	type InvitationRefusal
} from '$lib/server/facilitator/answer-invitation';
import type { Actions, PageServerLoad } from './$types';

/** The key waits in the fragment: a GET says nothing and consumes nothing. */
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
};

export const actions: Actions = {
	/** What is asked. */
	voir: async ({ locals, request }) => {
		const secret = secretOf(await request.formData());
		if (!secret) return refused({ code: 'facilitator.unknown-link' });
		const found = await lookUpInvitation(locals.app, secret);
		return found.ok ? { step: 'ask' as const, secret, ...found.value } : refused(found.error);
	},
	/** Yes or no; the last answer counts. */
	repondre: async ({ locals, request }) => {
		const form = await request.formData();
		const secret = secretOf(form);
		const given = INVITATION_ANSWERS.find((one) => one === form.get('answer'));
		if (!secret || !given) return refused({ code: 'facilitator.unknown-link' });
		const kept = await answerInvitation(locals.app, secret, given);
		return kept.ok ? { step: 'ask' as const, secret, ...kept.value } : refused(kept.error);
	}
};

function secretOf(form: FormData): string | null {
	return readSecret(String(form.get('secret') ?? ''));
}

/** A link that is not one, and one that asks nothing any more, are told apart. */
function refused({ code }: InvitationRefusal) {
	const status = code === 'facilitator.unknown-link' ? 404 : 410;
	return fail(status, { step: 'refused' as const, code });
}
