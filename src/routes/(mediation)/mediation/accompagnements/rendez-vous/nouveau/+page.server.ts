import { error, fail, redirect } from '@sveltejs/kit';
import { appointmentInput } from '$lib/domain/accompaniment/appointment.input';
import { typedPeople } from '$lib/forms/accompaniment-form';
import { readForm } from '$lib/forms/read-form';
import { enterAppointment } from '$lib/server/accompaniment/enter-appointment';
import { listColleagues } from '$lib/server/accompaniment/list-appointments';
import { readQuickEntry } from '$lib/server/accompaniment/read-quick-entry';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, ...locals }, url }) => {
	const actor = staffOf(locals);
	const entry = await readQuickEntry(app, actor, {
		guardians: url.searchParams.getAll('famille'),
		people: url.searchParams.getAll('personne')
	});
	if (!entry) error(404, 'not-found');
	return {
		chosen: entry.chosen[0] ?? null,
		me: actor.staffId,
		colleagues: await listColleagues(app, actor)
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const data = await request.formData();
		const form = readForm(appointmentInput, data);
		const typed = typedPeople(data);
		const again = (errors: Record<string, string>) =>
			fail(400, { errors, values: form.values, newPeople: typed });
		if (!form.ok) return again(form.errors);
		const done = await enterAppointment(locals.app, staffOf(locals), form.input, {
			typed,
			family: { 'guardian-typed': form.values['guardian-typed']?.trim() || undefined }
		});
		if (!done.ok) return again({ [done.error.field]: done.error.code });
		redirect(303, `/mediation/accompagnements/rendez-vous/${done.value.appointmentId}`);
	}
};
