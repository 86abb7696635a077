import { error, redirect } from '@sveltejs/kit';
import { showCodeInput, withdrawCodeInput } from '$lib/domain/counter/counter.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { openCounter } from '$lib/server/counter/open-counter';
import { readCounter } from '$lib/server/counter/read-counter';
import { showCode } from '$lib/server/counter/show-code';
import { withdrawCode } from '$lib/server/counter/withdraw-code';
import { readPresentMoment } from '$lib/server/moment/find-moment';
import { presentMomentOf } from '$lib/server/moment/present-cookie';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const COUNTER = '/mediation/premieres-connexions/comptoir';

export const load: PageServerLoad = async ({ locals, params, cookies }) => {
	const actor = staffOf(locals);
	const family = await readCounter(locals.app, actor, params.guardian);
	if (!family) error(404, 'not-found');
	return { family, present: await readPresentMoment(locals.app, actor, presentMomentOf(cookies)) };
};

export const actions: Actions = {
	/** Makes a code and shows it: the only moment when its secret is known. */
	montrer: async ({ locals: { app, ...locals }, params, request, cookies, setHeaders }) => {
		setHeaders({ 'cache-control': 'no-store' });
		const form = readForm(showCodeInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const locale = form.input.locale ?? null;
		const asked = { guardianId: params.guardian, locale };
		const shown = await openCounter(app, staffOf(locals), asked, presentMomentOf(cookies));
		if (shown.ok) return { shown: showCode(app, shown.value, locale), locale };
		if (shown.error.code === 'funnel.not-found') error(404, 'not-found');
		return refused({ '': shown.error.code });
	},
	/** Not this family: nothing of the visit stays. */
	tromper: (event) => withdraw(event, false),
	/** She left: the visit stays noted, the code opens nothing any more. */
	partir: (event) => withdraw(event, true)
};

async function withdraw({ locals, params, request }: RequestEvent, wasMet: boolean) {
	const form = readForm(withdrawCodeInput, await request.formData());
	if (!form.ok) error(404, 'not-found');
	const which = { guardianId: params.guardian, invitationId: form.input.invitation };
	const back = await withdrawCode(locals.app, staffOf(locals), which, wasMet);
	if (!back.ok) error(404, 'not-found');
	redirect(303, COUNTER);
}
