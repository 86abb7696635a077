import { error } from '@sveltejs/kit';
import { canRecordVoices } from '$lib/domain/voice/voice.policy';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { listBankLanguages } from '$lib/server/voice/list-bank-languages';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canRecordVoices(actor)) error(404, 'not-found');
	return { languages: await listBankLanguages(locals.app, actor) };
};
