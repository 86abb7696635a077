import { error, fail } from '@sveltejs/kit';
import { canSettleSms } from '$lib/domain/sms/sms-settings.policy';
import { contactInput, serviceInput } from '$lib/domain/directory/settle-school.input';
import { canSettleSchool } from '$lib/domain/directory/settle-school.policy';
import { canStopSending } from '$lib/domain/stop/stop.policy';
import { canSettleTranslation } from '$lib/domain/translation/translation.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { readSettings } from '$lib/server/directory/read-settings';
import { addService, settleContact } from '$lib/server/directory/settle-school';
import { givenFiles, uploadFiles } from '$lib/server/directory/upload';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canSettleSchool(actor)) error(404, 'not-found');
	return {
		settings: await readSettings(locals.app, actor),
		mayStop: canStopSending(actor),
		maySettleSms: canSettleSms(actor),
		maySettleTranslation: canSettleTranslation(actor)
	};
};

export const actions: Actions = {
	charger: async ({ locals, request }) => {
		const data = await request.formData();
		const startsYear = data.get('annee') === 'nouvelle';
		const apply = data.get('faire') === 'appliquer';
		const wanted = { apply, seen: data.get('seen') as string, startsYear };
		const files = await givenFiles(data);
		const done = await uploadFiles(locals.app, staffOf(locals), files, wanted);
		if (done.ok) return { report: done.value, startsYear };
		const isOtherYear = done.error.code === 'file.wrong-year';
		return fail(400, { refusal: done.error.words, startsYear: startsYear || isOtherYear });
	},
	contact: async ({ locals, request }) => {
		const form = readForm(contactInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		return answer(await settleContact(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-ecole:done.contact'
		}));
	},
	service: async ({ locals, request }) => {
		const form = readForm(serviceInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		return answer(await addService(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-ecole:done.service',
			params: { name: form.input.name }
		}));
	}
};
