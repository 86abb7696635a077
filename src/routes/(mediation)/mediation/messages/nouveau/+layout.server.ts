import { error } from '@sveltejs/kit';
import { canOpenMessages } from '$lib/domain/message/message.policy';
import { listRecipients } from '$lib/server/compose/list-recipients';
import { previewRelease } from '$lib/server/compose/preview-release';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { LayoutServerLoad } from './$types';

/** Whom one can write to, and when it will go. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canOpenMessages(actor)) error(404, 'not-found');
	return {
		recipients: await listRecipients(locals.app, actor),
		release: await previewRelease(locals.app, actor)
	};
};
