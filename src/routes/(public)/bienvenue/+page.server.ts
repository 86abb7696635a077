import { fail, redirect } from '@sveltejs/kit';
import { safeNext } from '$lib/domain/first-connection/next-page';
import { isLanguage, isPrepared } from '$lib/domain/shared/locale';
import { chooseLanguage } from '$lib/server/first-connection/choose-language';
import { listLanguages } from '$lib/server/first-connection/list-languages';
import { offeredLanguages } from '$lib/server/wording/offered-languages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, cookies, request, locals }) => {
	const chosen = cookies.get('langue');
	return {
		next: safeNext(url.searchParams.get('next')),
		current: isLanguage(chosen) ? chosen : null,
		languages: listLanguages(
			locals.app,
			request.headers.get('accept-language'),
			await offeredLanguages(locals.app, locals.actor)
		)
	};
};

export const actions: Actions = {
	default: async ({ request, cookies, locals }) => {
		const form = await request.formData();
		const locale = form.get('langue');
		if (!isLanguage(locale)) return fail(400);
		const offered = isPrepared(locale) ? await offeredLanguages(locals.app, locals.actor) : [];
		if (isPrepared(locale) && !offered.includes(locale)) return fail(400);
		await chooseLanguage(locals.app, locals.actor, cookies, locale);
		redirect(303, safeNext(form.get('next')?.toString()));
	}
};
