import { error } from '@sveltejs/kit';
import { canFollowConnections } from '$lib/domain/funnel/funnel.policy';
import { readGuardianFilters } from '$lib/domain/funnel/list-guardians.input';
import {
	addFamilyInput,
	attendanceInput,
	removeFamilyInput
} from '$lib/domain/workshop/create-session.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { restoreItem } from '$lib/server/recall/restore-item';
import { takeBackItem } from '$lib/server/recall/take-back-item';
import { listGuardians } from '$lib/server/funnel/list-guardians';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { readSession } from '$lib/server/workshop/read-session';
import { registerOnTheSpot, unregister } from '$lib/server/workshop/register-on-the-spot';
import { takeAttendance } from '$lib/server/workshop/take-attendance';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = staffOf(locals);
	const session = await readSession(locals.app, actor, params.item);
	if (!session) error(404, 'not-found');
	const q = url.searchParams.get('ajout')?.trim() ?? '';
	const isSearching = q !== '' && session.canRun && canFollowConnections(actor);
	const filters = readGuardianFilters(new URLSearchParams({ q }));
	const found = isSearching ? (await listGuardians(locals.app, actor, filters)).lines : null;
	return { session, q, found };
};

export const actions: Actions = {
	ajouter: async ({ locals, params, request }) => {
		const form = readForm(addFamilyInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { itemId: params.item, guardianId: form.input.guardian };
		return answer(await registerOnTheSpot(locals.app, staffOf(locals), input), (added) => ({
			key: 'mediation-ateliers:done.added',
			params: { name: added.name },
			undo: { action: 'enlever', fields: { registration: added.registrationId } }
		}));
	},
	enlever: async ({ locals, params, request }) => {
		const form = readForm(removeFamilyInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { itemId: params.item, registrationId: form.input.registration };
		return answer(await unregister(locals.app, staffOf(locals), input), () => ({
			key: 'mediation-ateliers:done.removed'
		}));
	},
	presence: async ({ locals, params, request }) => {
		const form = readForm(attendanceInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const { registration: registrationId, attendance: mark } = form.input;
		const attendance = mark === 'none' ? null : mark;
		const input = { itemId: params.item, registrationId, attendance };
		return answer(await takeAttendance(locals.app, staffOf(locals), input), (taken) => ({
			key: `mediation-ateliers:done.${mark}`,
			params: { name: taken.name },
			undo: {
				action: 'presence',
				fields: { registration: registrationId, attendance: taken.before ?? 'none' }
			}
		}));
	},
	retirer: async ({ locals, params }) =>
		answer(await takeBackItem(locals.app, staffOf(locals), params.item), ({ how }) => ({
			key: `mediation-ateliers:done.${how}`,
			undo: how === 'never-shown' ? { action: 'remettre', fields: {} } : undefined
		})),
	remettre: async ({ locals, params }) =>
		answer(await restoreItem(locals.app, staffOf(locals), params.item), () => ({
			key: 'mediation-messages:done.restored'
		}))
};
