import { error } from '@sveltejs/kit';
import { audienceOf, composeMessageInput } from '$lib/domain/message/compose-message.input';
import { canComposeMessage } from '$lib/domain/message/message.policy';
import { refused } from '$lib/forms/answer';
import { written } from '$lib/forms/compose-answer';
import { readForm } from '$lib/forms/read-form';
import { soundIn } from '$lib/forms/sound-in';
import { urgentAsked } from '$lib/forms/urgent-asked';
import { composeMessage } from '$lib/server/compose/compose-message';
import { keepMessageVoice } from '$lib/server/compose/keep-message-voice';
import { readPreviews } from '$lib/server/compose/read-previews';
import { canSimplify } from '$lib/server/translation/simplify-text';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { countDisturbed } from '$lib/server/urgent/count-disturbed';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const actor = staffOf(locals);
	if (!canComposeMessage(actor, 'pupil')) error(404, 'not-found');
	return {
		previews: await readPreviews(locals.app, actor),
		simplifies: await canSimplify(locals.app, actor)
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const { app } = locals;
		const actor = staffOf(locals);
		const data = await request.formData();
		const voice = await keepMessageVoice(app, actor, await soundIn(data));
		if (voice.ok && voice.value) data.set('recording', voice.value);
		const form = readForm(composeMessageInput, data);
		if (!voice.ok) return refused({ voice: voice.error.code }, form.values);
		const urgent = urgentAsked(actor, form);
		if (urgent.answer) return urgent.answer;
		if (!form.ok) return refused(form.errors, form.values);
		if (urgent.step === 'ask') {
			const disturbed = await countDisturbed(app, actor, audienceOf(form.input));
			return { disturbed, values: form.values };
		}
		const result = await composeMessage(app, actor, form.input, urgent.reason);
		if (!result.ok && result.error.code === 'ready.day-past') {
			return refused({ day: result.error.code }, form.values);
		}
		return written(result, form.values, '/mediation/messages');
	}
};
