import { error, redirect } from '@sveltejs/kit';
import { equipmentInput } from '$lib/domain/equipment/equipment.input';
import { canKeepEquipment } from '$lib/domain/equipment/equipment.policy';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { addEquipment } from '$lib/server/equipment/keep-inventory';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!canKeepEquipment(staffOf(locals))) error(404, 'not-found');
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(equipmentInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const added = await addEquipment(locals.app, staffOf(locals), form.input);
		if (added.ok) redirect(303, '/mediation/materiel/inventaire');
		return refused({ label: added.error.code }, form.values);
	}
};
