import { error, redirect } from '@sveltejs/kit';
import { agreeToLoan, readOwnLoan } from '$lib/server/equipment/agree-to-loan';
import { guardianOf } from '../../../guardian-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const loan = await readOwnLoan(event.locals.app, guardianOf(event), event.params.loan);
	if (!loan) error(404, 'not-found');
	return { loan };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const agreed = await agreeToLoan(app, guardianOf(event), event.params.loan);
		if (!agreed.ok) error(404, 'not-found');
		redirect(303, `/materiel/pret/${event.params.loan}`);
	}
};
