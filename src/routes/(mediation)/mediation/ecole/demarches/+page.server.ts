import { error } from '@sveltejs/kit';
import { canSettleHelp } from '$lib/domain/help/person.policy';
import { campaignInput, saveCampaignInput } from '$lib/domain/help/save-campaign.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { dropCampaign, listCampaigns, saveCampaign } from '$lib/server/help/settle-campaigns';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canSettleHelp(actor)) error(404, 'not-found');
	return { campaigns: await listCampaigns(locals.app, actor) };
};

export const actions: Actions = {
	regler: async ({ locals, request }) => {
		const form = readForm(saveCampaignInput, await request.formData());
		if (!form.ok) {
			// Several forms on the page: each field is named with its téléservice.
			const code = form.values.code ?? '';
			const errors = Object.entries(form.errors).map(([field, error]) => [
				`${field}-${code}`,
				error
			]);
			return refused(Object.fromEntries(errors), form.values);
		}
		return answer(await saveCampaign(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-aide:campaigns.done.saved'
		}));
	},
	retirer: async ({ locals, request }) => {
		const form = readForm(campaignInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await dropCampaign(locals.app, staffOf(locals), form.input.code), (gone) => ({
			key: 'mediation-aide:campaigns.done.dropped',
			...(gone && { undo: { action: 'regler', fields: gone } })
		}));
	}
};
