import { error } from '@sveltejs/kit';
import { pickFamilyInput } from '$lib/domain/directory/pick-family.input';
import {
	addFamilyInput,
	attendanceInput,
	countUnknownInput,
	removeFamilyInput
} from '$lib/domain/workshop/create-session.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { listInvited } from '$lib/server/facilitator/list-invited';
import { pickFamily } from '$lib/server/funnel/pick-family';
import { restoreItem } from '$lib/server/recall/restore-item';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { cancelSession } from '$lib/server/workshop/cancel-session';
import { countUnknown } from '$lib/server/workshop/count-unknown';
import { readSession } from '$lib/server/workshop/read-session';
import { registerOnTheSpot, unregister } from '$lib/server/workshop/register-on-the-spot';
import { takeAttendance } from '$lib/server/workshop/take-attendance';
import type { Done } from '$lib/ui/mediation/done';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = staffOf(locals);
	const session = await readSession(locals.app, actor, params.item);
	if (!session) error(404, 'not-found');
	const invited = session.canRun ? await listInvited(locals.app, actor, params.item) : [];
	const made = url.searchParams.get('fait');
	const isKnown = made === 'moved' || made === 'changed';
	const done: Done | undefined = isKnown ? { key: `mediation-ateliers:done.${made}` } : undefined;
	return { session, invited, done };
};

export const actions: Actions = {
	ajouter: async ({ locals, params, request }) => {
		const actor = staffOf(locals);
		const form = readForm(pickFamilyInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const family = await pickFamily(locals.app, actor, form.input);
		if (!family.ok) return refused({ guardian: family.error.code }, form.values);
		const input = { itemId: params.item, guardianId: family.value.guardianId };
		return answer(await registerOnTheSpot(locals.app, actor, input), addedWords);
	},
	remettre: async ({ locals, params, request }) => {
		const data = await request.formData();
		// The undo of a removal says whom; that of a withheld session says nothing.
		const form = readForm(addFamilyInput, data);
		if (form.ok) {
			const input = { itemId: params.item, guardianId: form.input.guardian };
			return answer(await registerOnTheSpot(locals.app, staffOf(locals), input), addedWords);
		}
		return answer(await restoreItem(locals.app, staffOf(locals), params.item), () => ({
			key: 'mediation-messages:done.restored'
		}));
	},
	enlever: async ({ locals, params, request }) => {
		const form = readForm(removeFamilyInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { itemId: params.item, registrationId: form.input.registration };
		return answer(
			await unregister(locals.app, staffOf(locals), input),
			({ guardianId, called }) => ({
				key: `mediation-ateliers:done.${called ? 'removed-called' : 'removed'}`,
				undo: { action: 'remettre', fields: { guardian: guardianId } }
			})
		);
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
	inconnus: async ({ locals, params, request }) => {
		const form = readForm(countUnknownInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { itemId: params.item, by: form.input.by };
		return answer(await countUnknown(locals.app, staffOf(locals), input), ({ count }) => ({
			key: 'mediation-ateliers:done.unknown',
			params: { count }
		}));
	},
	retirer: async ({ locals, params }) =>
		answer(await cancelSession(locals.app, staffOf(locals), params.item), ({ how }) => ({
			key: `mediation-ateliers:done.${how}`,
			...(how === 'never-shown' ? { undo: { action: 'remettre', fields: {} } } : {})
		}))
};

function addedWords(added: { name: string; registrationId: string; rank: number | null }): Done {
	return {
		key: `mediation-ateliers:done.${added.rank === null ? 'added' : 'waits'}`,
		params: { name: added.name, ...(added.rank === null ? {} : { rank: added.rank }) },
		undo: { action: 'enlever', fields: { registration: added.registrationId } }
	};
}
