import { error, redirect } from '@sveltejs/kit';
import {
	CANDIDACY_LISTS,
	candidacyInput,
	isOnFile
} from '$lib/domain/resource-parent/candidacy.input';
import { canPropose } from '$lib/domain/resource-parent/resource-parent.policy';
import { refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { pickFamily } from '$lib/server/funnel/pick-family';
import { listAdvisers } from '$lib/server/resource-parent/list-advisers';
import { proposeResourceParent } from '$lib/server/resource-parent/propose-resource-parent';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canPropose(actor)) error(404, 'not-found');
	return { advisers: await listAdvisers(locals.app, actor), me: actor.staffId };
};

/** The field that a refusal is about. */
const FIELDS: Partial<Record<string, string>> = {
	'resource-parent.unknown-adviser': 'adviser',
	'resource-parent.unknown-family': 'guardian',
	'resource-parent.already-proposed': 'guardian'
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { app } = locals;
		const actor = staffOf(locals);
		const form = readForm(candidacyInput, await request.formData(), CANDIDACY_LISTS);
		if (!form.ok) return refused(form.errors, form.values);
		const picked = isOnFile(form.input) ? await pickFamily(app, actor, form.input) : null;
		if (picked && !picked.ok) return refused({ guardian: picked.error.code }, form.values);
		const guardian = picked?.value.guardianId;
		const proposed = await proposeResourceParent(app, actor, { ...form.input, guardian });
		if (proposed.ok) redirect(303, `/mediation/parents-ressources/${proposed.value.id}`);
		const { code } = proposed.error;
		return refused({ [FIELDS[code] ?? '']: code }, form.values);
	}
};
