import { error, fail, redirect } from '@sveltejs/kit';
import {
	readTranslationFilters,
	translationQuery
} from '$lib/domain/translation/list-translations.input';
import { reviewInput, translationKey } from '$lib/domain/translation/review-translation.input';
import { readForm } from '$lib/forms/read-form';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { readTranslation } from '$lib/server/translation/list-translations';
import { nextToReview, readReviewed } from '$lib/server/translation/next-to-review';
import { readReview } from '$lib/server/translation/read-review';
import { reviewTranslation } from '$lib/server/translation/review-translation';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = staffOf(locals);
	const id = translationKey(params.translation);
	const review = id && (await readReview(locals.app, actor, id));
	if (!review) error(404, 'not-found');
	const filters = readTranslationFilters(url.searchParams);
	return {
		...review,
		query: translationQuery(filters),
		next:
			filters.voir === 'a-relire'
				? await nextToReview(locals.app, actor, id, filters.langue)
				: null,
		reviewed: await readReviewed(locals.app, actor, url.searchParams.get('relue'))
	};
};

export const actions: Actions = {
	default: async ({ locals: { app, ...locals }, params, request, url }) => {
		const [actor, data] = [staffOf(locals), await request.formData()];
		data.set('id', params.translation);
		const form = readForm(reviewInput, data);
		if (!form.ok) return fail(400, { ...form, lost: [] as string[], newWords: null });
		const filters = readTranslationFilters(url.searchParams);
		const { id } = form.input;
		const next =
			filters.voir === 'a-relire' ? await nextToReview(app, actor, id, filters.langue) : null;
		const done = await reviewTranslation(app, actor, form.input);
		if (done.ok) redirect(303, nextAddress(next, translationQuery(filters), id));
		const { code } = done.error;
		if (code === 'translation.not-found') error(404, 'not-found');
		const errors = { [code === 'translation.not-allowed' ? '' : 'text']: code };
		const lost = done.error.code === 'translation.lost-slots' ? done.error.lost : [];
		const isStolen = code === 'translation.changed-meanwhile';
		const newWords = isStolen ? ((await readTranslation(app, actor, id))?.text ?? '') : null;
		return fail(400, { errors, values: form.values, lost, newWords });
	}
};

/** Where a reviewer goes on: the next text, else the list. Both say what was just saved. */
function nextAddress(next: string | null, query: string, reviewed: string): string {
	const list = next ? `/mediation/langues/${next}` : '/mediation/langues';
	return `${list}${query}${query ? '&' : '?'}relue=${reviewed}`;
}
