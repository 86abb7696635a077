import { error } from '@sveltejs/kit';
import {
	agreementInput,
	extendInput,
	loanInput,
	returnInput
} from '$lib/domain/equipment/lend-equipment.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { agreementTo } from '$lib/server/equipment/agreement-to';
import { extendLoan } from '$lib/server/equipment/extend-loan';
import { readLoan } from '$lib/server/equipment/list-loans';
import { noteAgreement, undoAgreement } from '$lib/server/equipment/note-agreement';
import { returnEquipment, undoReturn } from '$lib/server/equipment/return-equipment';
import { undoLoan } from '$lib/server/equipment/undo-loan';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const actor = staffOf(locals);
	const loan = await readLoan(locals.app, actor, params.loan);
	if (!loan) error(404, 'not-found');
	const words = { ...loan, schoolId: actor.schoolId };
	return { loan, agreements: await agreementTo(locals.app, words, loan.locale) };
};

const put =
	(act: typeof undoLoan | typeof undoReturn, key: string) =>
	async ({ locals, request }: { locals: App.Locals; request: Request }) => {
		const form = readForm(loanInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await act(locals.app, staffOf(locals), form.input.loan), ({ label }) => ({
			key: `mediation-materiel:done.${key}`,
			params: { label }
		}));
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
	remettre: put(undoReturn, 'return-undone'),
	annuler: put(undoLoan, 'loan-undone'),
	prolonger: async ({ locals, request }) => {
		const form = readForm(extendInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const input = { loanId: form.input.loan, dueOn: form.input.dueOn };
		const extended = await extendLoan(locals.app, staffOf(locals), input);
		if (!extended.ok) return refused({ dueOn: extended.error.code }, form.values);
		const { label, dueOn } = extended.value;
		return { done: { key: 'mediation-materiel:done.extended', params: { label, day: dueOn } } };
	},
	accord: async ({ locals, request }) => {
		const form = readForm(agreementInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { loanId: form.input.loan, through: form.input.through };
		return answer(await noteAgreement(locals.app, staffOf(locals), input), () => ({
			key: 'mediation-materiel:done.agreed',
			undo: { action: 'desaccord', fields: { loan: form.input.loan } }
		}));
	},
	desaccord: async ({ locals, request }) => {
		const form = readForm(loanInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		return answer(await undoAgreement(locals.app, staffOf(locals), form.input.loan), () => ({
			key: 'mediation-materiel:done.agreement-undone'
		}));
	}
};
