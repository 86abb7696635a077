import { error } from '@sveltejs/kit';
import { canAccompany } from '$lib/domain/accompaniment/accompaniment.policy';
import { interpreterInput, markInput } from '$lib/domain/accompaniment/appointment.input';
import { readAgendaFilters } from '$lib/domain/accompaniment/list-appointments.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { markAppointment, markInterpreter } from '$lib/server/accompaniment/cancel-appointment';
import { listAppointments } from '$lib/server/accompaniment/list-appointments';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canAccompany(actor)) error(404, 'not-found');
	const filters = readAgendaFilters(url.searchParams);
	return { filters, agenda: await listAppointments(locals.app, actor, filters) };
};

export const actions: Actions = {
	marquer: async ({ locals, request }) => {
		const form = readForm(markInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { appointment, state } = form.input;
		const marked = await markAppointment(locals.app, staffOf(locals), appointment, state);
		return answer(marked, ({ before, name }) => ({
			key: `mediation-accompagnements:done.marked-${state}`,
			params: { name },
			undo: { action: 'marquer', fields: { appointment, state: before } }
		}));
	},
	interprete: async ({ locals, request }) => {
		const form = readForm(interpreterInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { appointment, found } = form.input;
		const isFound = found === 'yes';
		const marked = await markInterpreter(locals.app, staffOf(locals), appointment, isFound);
		return answer(marked, ({ name }) => ({
			key: isFound
				? 'mediation-accompagnements:done.interpreter'
				: 'mediation-accompagnements:done.no-interpreter',
			params: { name },
			undo: { action: 'interprete', fields: { appointment, found: isFound ? 'no' : 'yes' } }
		}));
	}
};
