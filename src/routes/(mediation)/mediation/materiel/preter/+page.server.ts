import { error, redirect } from '@sveltejs/kit';
import { canKeepEquipment } from '$lib/domain/equipment/equipment.policy';
import { lendInput } from '$lib/domain/equipment/lend-equipment.input';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { lendEquipment } from '$lib/server/equipment/lend-equipment';
import { listInventory } from '$lib/server/equipment/list-inventory';
import { readFamilyEquipment } from '$lib/server/equipment/read-family-equipment';
import { pickFamily } from '$lib/server/funnel/pick-family';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canKeepEquipment(actor)) error(404, 'not-found');
	const asked = url.searchParams.get('famille');
	const family = asked ? await readFamilyEquipment(locals.app, actor, asked) : null;
	return {
		things: await listInventory(locals.app, actor, 'free'),
		thing: url.searchParams.get('objet'),
		picked: family && { guardianId: family.guardianId, name: family.name }
	};
};

/** The field at which each refusal points. */
const FIELDS: Record<string, string> = {
	'equipment.unknown-family': 'guardian',
	'equipment.due-before-lent': 'dueOn',
	'equipment.due-too-far': 'dueOn'
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = readForm(lendInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const actor = staffOf(locals);
		const family = await pickFamily(locals.app, actor, form.input);
		if (!family.ok) return refused({ guardian: family.error.code }, form.values);
		const { guardianId } = family.value;
		const lent = await lendEquipment(locals.app, actor, { ...form.input, guardianId });
		if (lent.ok) redirect(303, `/mediation/materiel/prets/${lent.value.loanId}`);
		return refused({ [FIELDS[lent.error.code] ?? 'thing']: lent.error.code }, form.values);
	}
};
