import { error } from '@sveltejs/kit';
import { canSettleSchool } from '$lib/domain/directory/settle-school.policy';
import { keptHoursInput, readTypedHours } from '$lib/domain/disconnection/settle-hours.input';
import {
	canSeeDisconnection,
	canSettleDisconnection
} from '$lib/domain/disconnection/settle-hours.policy';
import { hoursInOneLine } from '$lib/domain/disconnection/wider-hours';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { typedTexts } from '$lib/forms/typed-texts';
import { readHours } from '$lib/server/disconnection/read-hours';
import { settleHours } from '$lib/server/disconnection/settle-hours';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { settledWords } from '$lib/ui/mediation/deconnexion/settled-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canSeeDisconnection(actor)) error(404, 'not-found');
	return {
		hours: await readHours(locals.app, actor),
		maySettle: canSettleDisconnection(actor),
		seesSchool: canSettleSchool(actor)
	};
};

export const actions: Actions = {
	enregistrer: async ({ locals, request }) => {
		const values = typedTexts(await request.formData());
		const typed = readTypedHours(values);
		if (!typed.ok) return refused(typed.errors, values);
		const { settings } = typed;
		const agreed = values.agreed ?? null;
		const settled = await settleHours(locals.app, staffOf(locals), settings, agreed);
		if (!settled.ok && settled.error.code === 'disconnection.wider') {
			const { days } = settled.error;
			return { wider: { days, agreed: hoursInOneLine(settings.policy), settings }, values };
		}
		return answer(settled, (value) =>
			settledWords(staffOf(locals).locale, value, locals.app.clock.now(), true)
		);
	},
	remettre: async ({ locals, request }) => {
		const kept = readForm(keptHoursInput, await request.formData());
		if (!kept.ok) return refused({ '': 'settings.choose' });
		// These hours were in force a moment ago: whoever settled them was told what had to be told.
		const agreed = hoursInOneLine(kept.input.policy);
		return answer(await settleHours(locals.app, staffOf(locals), kept.input, agreed), (value) =>
			settledWords(staffOf(locals).locale, value, locals.app.clock.now(), false)
		);
	}
};
