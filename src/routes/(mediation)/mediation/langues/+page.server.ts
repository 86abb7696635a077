import { readTranslationFilters } from '$lib/domain/translation/list-translations.input';
import { canSettleTranslation } from '$lib/domain/translation/translation.policy';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { LISTED_AT_MOST, listTranslations } from '$lib/server/translation/list-translations';
import { readReviewed } from '$lib/server/translation/next-to-review';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	const filters = readTranslationFilters(url.searchParams);
	const lines = await listTranslations(locals.app, actor, {
		to: filters.langue ?? undefined,
		isReviewed: filters.voir === 'relues'
	});
	return {
		filters,
		lines,
		listedAtMost: LISTED_AT_MOST,
		maySettle: canSettleTranslation(actor),
		reviewed: await readReviewed(locals.app, actor, url.searchParams.get('relue'))
	};
};
