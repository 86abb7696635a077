import { error } from '@sveltejs/kit';
import { canKeepEquipment } from '$lib/domain/equipment/equipment.policy';
import { loanInput, returnInput } from '$lib/domain/equipment/lend-equipment.input';
import { readLoanFilter } from '$lib/domain/equipment/loan-filter';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listLoans } from '$lib/server/equipment/list-loans';
import { returnEquipment, undoReturn } from '$lib/server/equipment/return-equipment';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canKeepEquipment(actor)) error(404, 'not-found');
	const filter = readLoanFilter(url.searchParams);
	return { filter, ...(await listLoans(locals.app, actor, filter)) };
};

export const actions: Actions = {
	rendre: async ({ locals, request }) => {
		const form = readForm(returnInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { loanId: form.input.loan, state: form.input.state };
		return answer(await returnEquipment(locals.app, staffOf(locals), input), ({ label }) => ({
			key: 'mediation-materiel:done.returned',
			params: { label },
			undo: { action: 'remettre', fields: { loan: form.input.loan } }
		}));
	},
	remettre: async ({ locals, request }) => {
		const form = readForm(loanInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await undoReturn(locals.app, staffOf(locals), form.input.loan), ({ label }) => ({
			key: 'mediation-materiel:done.return-undone',
			params: { label }
		}));
	}
};
