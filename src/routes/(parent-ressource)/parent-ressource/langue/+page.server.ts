import { fail, redirect } from '@sveltejs/kit';
import { directionOf, isLocale, languageTag, LOCALES, AUTONYMS } from '$lib/domain/shared/locale';
import { chooseOwnLanguage } from '$lib/server/resource-parent/settle-own-mission';
import { missionOf, volunteerOf } from '../mission-of';
import type { Actions, PageServerLoad } from './$types';

/** The languages that she speaks come first. */
export const load: PageServerLoad = async (event) => {
	const { locales } = await missionOf(event);
	const own = LOCALES.filter((locale) => locales.includes(locale));
	const others = LOCALES.filter((locale) => !own.includes(locale));
	return {
		languages: [...own, ...others].map((locale) => ({
			locale,
			lang: languageTag(locale),
			dir: directionOf(locale),
			name: AUTONYMS[locale]
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const locale = (await request.formData()).get('langue');
		if (!isLocale(locale)) return fail(400, {});
		await chooseOwnLanguage(locals.app, volunteerOf(locals), locale);
		redirect(303, '/parent-ressource');
	}
};
