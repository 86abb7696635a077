import { error, redirect } from '@sveltejs/kit';
import { followLink } from '$lib/server/sms/follow-link';
import type { PageServerLoad } from './$types';

/**
 * The short link of a message: the way to the thing itself for a phone that is signed in, and how to
 * come in for another. It opens no session.
 */
export const load: PageServerLoad = async ({ params, locals, setHeaders, getClientAddress }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const followed = await followLink(locals.app, params.code, getClientAddress());
	if (!followed.ok) {
		if (followed.error.code === 'sms-link.not-found') error(404, 'not-found');
		error(429, 'failed');
	}
	if (locals.actor?.kind === 'guardian') redirect(303, followed.value.path);
	return { school: followed.value.school };
};
