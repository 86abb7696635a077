import { redirect } from '@sveltejs/kit';
import { isStaffLocale } from '$lib/domain/shared/staff-locale';
import { pageToReturnTo } from '$lib/domain/sign-in/page-to-return-to';
import { chooseStaffLanguage } from '$lib/server/sign-in/choose-staff-language';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to see: choosing the language of the back-office is a post. */
export const load: PageServerLoad = () => redirect(303, '/mediation');

export const actions: Actions = {
	default: async ({ locals: { app, actor }, cookies, request }) => {
		const form = await request.formData();
		const locale = form.get('langue');
		if (isStaffLocale(locale)) await chooseStaffLanguage(app, actor, cookies, locale);
		redirect(303, pageToReturnTo(form.get('retour')));
	}
};
