import { error } from '@sveltejs/kit';
import { isPrepared } from '$lib/domain/shared/locale';
import { canReviewWordings } from '$lib/domain/wording/wording.policy';
import { answer } from '$lib/forms/answer';
import { serverTranslator } from '$lib/server/i18n/messages';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { listLanguageStatus } from '$lib/server/wording/language-status';
import { switchLanguage } from '$lib/server/wording/switch-language';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canReviewWordings(actor)) error(404, 'not-found');
	return { languages: await listLanguageStatus(locals.app, actor) };
};

/** Opens a prepared language to the school's families, or closes it. */
async function turn({ locals, request }: RequestEvent, isOn: boolean) {
	const language = (await request.formData()).get('langue');
	if (!isPrepared(language)) error(404, 'not-found');
	const actor = staffOf(locals);
	const done = await switchLanguage(locals.app, actor, { language, isOn });
	return answer(done, () => ({
		key: isOn ? 'mediation-phrases:done.opened' : 'mediation-phrases:done.closed',
		params: { language: serverTranslator(actor.locale)(`mediation:languages.${language}`) },
		undo: { action: isOn ? 'fermer' : 'ouvrir', fields: { langue: language } }
	}));
}

export const actions: Actions = {
	ouvrir: (event) => turn(event, true),
	fermer: (event) => turn(event, false)
};
