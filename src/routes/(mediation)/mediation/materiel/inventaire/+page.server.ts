import { error } from '@sveltejs/kit';
import { thingInput } from '$lib/domain/equipment/equipment.input';
import { canKeepEquipment } from '$lib/domain/equipment/equipment.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { retireEquipment } from '$lib/server/equipment/keep-inventory';
import { listInventory } from '$lib/server/equipment/list-inventory';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canKeepEquipment(actor)) error(404, 'not-found');
	return { things: await listInventory(locals.app, actor) };
};

const retire =
	(isRetired: boolean) =>
	async ({ locals, request }: { locals: App.Locals; request: Request }) => {
		const form = readForm(thingInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { thing } = form.input;
		const kept = await retireEquipment(locals.app, staffOf(locals), thing, isRetired);
		return answer(kept, ({ label }) => ({
			key: `mediation-materiel:done.${isRetired ? 'retired' : 'put-back'}`,
			params: { label },
			...(isRetired && { undo: { action: 'remettre', fields: { thing } } })
		}));
	};

export const actions: Actions = { sortir: retire(true), remettre: retire(false) };
