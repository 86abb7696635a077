import { error } from '@sveltejs/kit';
import { smsSettingsInput } from '$lib/domain/sms/sms-settings.input';
import { canSettleSms } from '$lib/domain/sms/sms-settings.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { readSmsAccount } from '$lib/server/sms/read-account';
import { settleSmsAccount } from '$lib/server/sms/settle-account';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canSettleSms(actor)) error(404, 'not-found');
	return { account: await readSmsAccount(locals.app, actor) };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(smsSettingsInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		return answer(await settleSmsAccount(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-sms:done'
		}));
	}
};
