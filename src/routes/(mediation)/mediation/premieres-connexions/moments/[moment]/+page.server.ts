import { error, fail, redirect } from '@sveltejs/kit';
import { pickFamilyInput } from '$lib/domain/directory/pick-family.input';
import { forgetMetInput } from '$lib/domain/moment/moment.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { findFamilies } from '$lib/server/funnel/find-families';
import { pickFamily } from '$lib/server/funnel/pick-family';
import { closeMoment, removeMoment } from '$lib/server/moment/keep-moment';
import { readMoment } from '$lib/server/moment/list-moments';
import { meetAtMoment } from '$lib/server/moment/meet-at-moment';
import { presentMomentOf, settlePresentMoment } from '$lib/server/moment/present-cookie';
import { removeOutreach } from '$lib/server/outreach/record-outreach';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Done } from '$lib/ui/mediation/done';
import type { Actions, PageServerLoad } from './$types';

const MOMENTS = '/mediation/premieres-connexions/moments';

export const load: PageServerLoad = async ({ locals, params, cookies, url }) => {
	const moment = await readMoment(locals.app, staffOf(locals), params.moment);
	if (!moment) error(404, 'not-found');
	const created: Done = {
		key: 'mediation-comptoir:did.created',
		undo: { action: 'retirer', fields: {} }
	};
	return {
		moment,
		isPresent: presentMomentOf(cookies) === moment.id && !moment.isClosed,
		created: url.searchParams.get('fait') === 'created' && moment.met === 0 ? created : undefined
	};
};

export const actions: Actions = {
	noter: async ({ locals: { app, ...locals }, params, request }) => {
		const actor = staffOf(locals);
		const form = readForm(pickFamilyInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const picked = await pickFamily(app, actor, form.input);
		if (!picked.ok) {
			const found = await findFamilies(app, actor, form.input['guardian-typed'] ?? '');
			return fail(400, { errors: { guardian: picked.error.code }, values: form.values, found });
		}
		const { guardianId } = picked.value;
		const met = await meetAtMoment(app, actor, { momentId: params.moment, guardianId });
		return answer(met, ({ outreachId, name }) =>
			outreachId === null
				? { key: 'mediation-comptoir:did.met-already', params: { name } }
				: {
						key: 'mediation-comptoir:did.met',
						params: { name },
						undo: { action: 'oublier', fields: { guardian: guardianId, outreach: outreachId } }
					}
		);
	},
	oublier: async ({ locals, request }) => {
		const form = readForm(forgetMetInput, await request.formData());
		if (!form.ok) error(404, 'not-found');
		const { guardian: guardianId, outreach: outreachId } = form.input;
		const input = { guardianId, outreachId };
		return answer(await removeOutreach(locals.app, staffOf(locals), input), () => ({
			key: 'mediation-comptoir:did.unmet',
			undo: { action: 'noter', fields: { guardian: guardianId } }
		}));
	},
	ici: async ({ locals, params, cookies }) => {
		const moment = await readMoment(locals.app, staffOf(locals), params.moment);
		if (!moment) error(404, 'not-found');
		settlePresentMoment(cookies, moment.id);
		return {
			done: { key: 'mediation-comptoir:did.here', undo: { action: 'ailleurs', fields: {} } }
		};
	},
	ailleurs: ({ cookies }) => {
		settlePresentMoment(cookies, null);
		return { done: { key: 'mediation-comptoir:did.away', undo: { action: 'ici', fields: {} } } };
	},
	fermer: async ({ locals, params }) =>
		answer(await closeMoment(locals.app, staffOf(locals), params.moment, true), () => ({
			key: 'mediation-comptoir:did.closed',
			undo: { action: 'rouvrir', fields: {} }
		})),
	rouvrir: async ({ locals, params }) =>
		answer(await closeMoment(locals.app, staffOf(locals), params.moment, false), () => ({
			key: 'mediation-comptoir:did.reopened',
			undo: { action: 'fermer', fields: {} }
		})),
	retirer: async ({ locals, params, cookies }) => {
		const gone = await removeMoment(locals.app, staffOf(locals), params.moment);
		if (!gone.ok) return refused({ '': gone.error.code });
		settlePresentMoment(cookies, null);
		redirect(303, MOMENTS);
	}
};
