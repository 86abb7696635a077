import { error, fail } from '@sveltejs/kit';
import { appointmentInput } from '$lib/domain/accompaniment/appointment.input';
import { answer } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import {
	cancelAppointment,
	restoreAppointment
} from '$lib/server/accompaniment/cancel-appointment';
import { listColleagues } from '$lib/server/accompaniment/list-appointments';
import { moveAppointment } from '$lib/server/accompaniment/move-appointment';
import { readAppointment } from '$lib/server/accompaniment/read-appointment';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app, ...locals }, params }) => {
	const actor = staffOf(locals);
	const card = await readAppointment(app, actor, params.appointment);
	if (!card) error(404, 'not-found');
	return { card, colleagues: await listColleagues(app, actor) };
};

export const actions: Actions = {
	modifier: async ({ locals: { app, ...locals }, params, request }) => {
		const actor = staffOf(locals);
		const appointmentId = params.appointment;
		const form = readForm(appointmentInput, await request.formData());
		const again = (
			errors: Record<string, string>,
			standing: Awaited<ReturnType<typeof readAppointment>> = null
		) => fail(400, { errors, values: form.values, standing });
		if (!form.ok) return again(form.errors);
		const revision = Number(form.values.revision);
		const input = form.input;
		const moved = await moveAppointment(app, actor, { appointmentId, revision, input });
		if (moved.ok) return { done: { key: 'mediation-accompagnements:done.moved' } };
		const { code, field } = moved.error;
		if (code === 'appointment.not-found') error(404, 'not-found');
		const isClash = code === 'appointment.changed-meanwhile';
		const standing = isClash ? await readAppointment(app, actor, appointmentId) : null;
		return again({ [field]: code }, standing);
	},
	annuler: async ({ locals, params }) =>
		answer(await cancelAppointment(locals.app, staffOf(locals), params.appointment), () => ({
			key: 'mediation-accompagnements:done.cancelled',
			undo: { action: 'remettre', fields: {} }
		})),
	remettre: async ({ locals, params }) =>
		answer(await restoreAppointment(locals.app, staffOf(locals), params.appointment), () => ({
			key: 'mediation-accompagnements:done.restored'
		}))
};
