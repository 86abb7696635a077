import { error, redirect } from '@sveltejs/kit';
import { equipmentInput } from '$lib/domain/equipment/equipment.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { changeEquipment } from '$lib/server/equipment/keep-inventory';
import { listInventory } from '$lib/server/equipment/list-inventory';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const things = await listInventory(locals.app, staffOf(locals));
	const thing = things.find(({ id }) => id === params.thing);
	if (!thing) error(404, 'not-found');
	return { thing };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = readForm(equipmentInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const kept = await changeEquipment(locals.app, staffOf(locals), params.thing, form.input);
		if (kept.ok) redirect(303, '/mediation/materiel/inventaire');
		if (kept.error.code === 'equipment.not-found') error(404, 'not-found');
		return refused({ label: kept.error.code }, form.values);
	}
};
