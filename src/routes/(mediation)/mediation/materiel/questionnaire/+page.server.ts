import { error } from '@sveltejs/kit';
import { canKeepEquipment } from '$lib/domain/equipment/equipment.policy';
import { isLanguage } from '$lib/domain/shared/locale';
import { readFamilyEquipment } from '$lib/server/equipment/read-family-equipment';
import { writeQuestionnaire } from '$lib/server/equipment/write-questionnaire';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { PageServerLoad } from './$types';

/** The sheet to fill in: for one family (`?famille=`), or in a language (`?langue=`). */
export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canKeepEquipment(actor)) error(404, 'not-found');
	const asked = url.searchParams.get('famille');
	const family = asked ? await readFamilyEquipment(locals.app, actor, asked) : null;
	const language = url.searchParams.get('langue');
	const locale = isLanguage(language) ? language : (family?.locale ?? null);
	return {
		sheet: {
			family: family && { guardianId: family.guardianId, name: family.name },
			language: locale,
			questionnaire: await writeQuestionnaire(locals.app, actor, locale)
		}
	};
};
