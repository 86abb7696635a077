import { error } from '@sveltejs/kit';
import {
	letterLocaleInput,
	metInput,
	removeOutreachInput,
	tickInput
} from '$lib/domain/funnel/letter-locale.input';
import { outreachInput } from '$lib/domain/funnel/outreach.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { confirmAdult } from '$lib/server/first-connection/confirm-adult';
import { readFamilyEquipment } from '$lib/server/equipment/read-family-equipment';
import { readHistoryOf } from '$lib/server/accompaniment/read-history';
import { readGuardian } from '$lib/server/funnel/read-guardian';
import { setLetterLocale } from '$lib/server/funnel/set-letter-locale';
import { tickService, untickService } from '$lib/server/funnel/tick-service';
import { readPresentMoment } from '$lib/server/moment/find-moment';
import { presentMomentOf } from '$lib/server/moment/present-cookie';
import { listOutreach } from '$lib/server/outreach/list-outreach';
import { recordOutreach, removeOutreach } from '$lib/server/outreach/record-outreach';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { listActions } from '../list-actions';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, cookies }) => {
	const card = await readGuardian(locals.app, staffOf(locals), params.guardian);
	if (!card) error(404, 'not-found');
	const equipment = await readFamilyEquipment(locals.app, staffOf(locals), params.guardian);
	const accompaniments = await readHistoryOf(locals.app, staffOf(locals), params.guardian);
	const traces = await listOutreach(locals.app, staffOf(locals), params.guardian);
	const at = presentMomentOf(cookies);
	const present = await readPresentMoment(locals.app, staffOf(locals), at);
	return { card, equipment, accompaniments, traces, present };
};

export const actions: Actions = {
	...listActions,
	langue: async ({ locals, params, request }) => {
		const form = readForm(letterLocaleInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const locale = form.input.locale ?? null;
		const { avant } = form.input;
		const seen = avant === 'none' ? null : avant;
		const input = { guardianId: params.guardian, locale, ...(seen !== undefined && { seen }) };
		return answer(await setLetterLocale(locals.app, staffOf(locals), input), ({ before }) => ({
			key: 'mediation-connexions:done.language',
			undo: { action: 'langue', fields: { locale: before ?? '' } }
		}));
	},
	rencontre: async ({ locals, params, request }) => {
		const form = readForm(metInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { guardian } = params;
		const session = form.input.session ?? null;
		return answer(await confirmAdult(locals.app, staffOf(locals), guardian, session), () => ({
			key: 'mediation-connexions:done.met'
		}));
	},
	noter: async ({ locals, params, request, cookies }) => {
		const form = readForm(outreachInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const input = { ...form.input, guardianId: params.guardian };
		const at = presentMomentOf(cookies);
		const noted = await recordOutreach(locals.app, staffOf(locals), input, at);
		return answer(noted, ({ outreachId }) => ({
			key: 'mediation-connexions:done.outreach',
			undo: { action: 'effacer', fields: { outreach: outreachId } }
		}));
	},
	effacer: async ({ locals, params, request }) => {
		const form = readForm(removeOutreachInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { guardianId: params.guardian, outreachId: form.input.outreach };
		return answer(await removeOutreach(locals.app, staffOf(locals), input), () => ({
			key: 'mediation-connexions:done.outreach-removed'
		}));
	},
	cocher: async ({ locals, params, request }) => {
		const form = readForm(tickInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { guardianId: params.guardian, serviceId: form.input.service };
		return answer(await tickService(locals.app, staffOf(locals), input), ({ name }) => ({
			key: 'mediation-connexions:done.ticked',
			params: { service: name },
			undo: { action: 'decocher', fields: { service: input.serviceId } }
		}));
	},
	decocher: async ({ locals, params, request }) => {
		const form = readForm(tickInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { guardianId: params.guardian, serviceId: form.input.service };
		return answer(await untickService(locals.app, staffOf(locals), input), ({ name }) => ({
			key: 'mediation-connexions:done.unticked',
			params: { service: name },
			undo: { action: 'cocher', fields: { service: input.serviceId } }
		}));
	}
};
