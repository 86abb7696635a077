import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import {
	besidePlaceInput,
	placeLanguagesInput,
	placeSearch,
	schoolPositionInput
} from '$lib/domain/place/keep-places.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { settleBeside, settlePosition, tellLanguages } from '$lib/server/place/keep-places';
import { listStaffPlaces } from '$lib/server/place/list-staff-places';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { q } = v.parse(placeSearch, { q: url.searchParams.get('nom') ?? '' });
	const found = await listStaffPlaces(locals.app, staffOf(locals), q);
	if (!found) error(404, 'not-found');
	return { ...found, q };
};

export const actions: Actions = {
	position: async ({ locals, request }) => {
		const form = readForm(schoolPositionInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const settled = await settlePosition(locals.app, staffOf(locals), form.input);
		return answer(settled, () => ({ key: 'mediation-lieux:done.position' }));
	},
	beside: async ({ locals, request }) => {
		const form = readForm(besidePlaceInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const settled = await settleBeside(locals.app, staffOf(locals), form.input.place);
		return answer(settled, () => ({ key: 'mediation-lieux:done.position' }));
	},
	langues: async ({ locals, request }) => {
		const form = readForm(placeLanguagesInput, await request.formData(), ['locales']);
		if (!form.ok) return refused(form.errors, form.values);
		const told = await tellLanguages(locals.app, staffOf(locals), form.input);
		return answer(told, () => ({ key: 'mediation-lieux:done.languages' }));
	}
};
