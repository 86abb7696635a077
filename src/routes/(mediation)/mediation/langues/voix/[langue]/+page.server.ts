import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isBankLocale } from '$lib/domain/voice/bank-locale';
import {
	bankPlaceInput,
	removedVoiceInput,
	saidSentenceInput
} from '$lib/domain/voice/record-bank-voice.input';
import { canRecordVoices } from '$lib/domain/voice/voice.policy';
import { answer, refused } from '$lib/forms/answer';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { readBank } from '$lib/server/voice/read-bank';
import { recordBankVoice } from '$lib/server/voice/record-bank-voice';
import { removeBankVoice, restoreBankVoice } from '$lib/server/voice/remove-bank-voice';
import type { Actions, PageServerLoad } from './$types';
import { chosenLine } from './chosen-line';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = staffOf(locals);
	if (!canRecordVoices(actor) || !isBankLocale(params.langue)) error(404, 'not-found');
	const bank = await readBank(locals.app, actor, params.langue);
	return { language: params.langue, ...bank, ...chosenLine(bank, url.searchParams) };
};

/** Which sentence of which language; what is neither was not sent by this page. */
async function read<S extends v.GenericSchema>(
	schema: S,
	{ request, params }: { request: Request; params: { langue: string } }
): Promise<{ input: v.InferOutput<S>; data: FormData }> {
	const data = await request.formData();
	const given = { ...Object.fromEntries(data), locale: params.langue };
	const form = v.safeParse(schema, given);
	if (!form.success) error(404, 'not-found');
	return { input: form.output, data };
}

export const actions: Actions = {
	garder: async (event) => {
		const { input, data } = await read(saidSentenceInput, event);
		const voice = data.get('voix');
		if (!(voice instanceof File) || voice.size === 0) return refused({ voix: 'voice.no-file' });
		const { app } = event.locals;
		const bytes = new Uint8Array(await voice.arrayBuffer());
		const done = await recordBankVoice(app, staffOf(event.locals), input, bytes);
		if (!done.ok) return refused({ voix: done.error.code });
		redirect(303, `?${new URLSearchParams({ fait: input.sentence }).toString()}`);
	},
	retirer: async (event) => {
		const { input } = await read(bankPlaceInput, event);
		const done = await removeBankVoice(event.locals.app, staffOf(event.locals), input);
		return answer(done, ({ locale: _, ...fields }) => ({
			key: 'mediation-voix:done.removed',
			undo: { action: 'remettre', fields }
		}));
	},
	remettre: async (event) => {
		const { input } = await read(removedVoiceInput, event);
		const done = await restoreBankVoice(event.locals.app, staffOf(event.locals), input);
		return answer(done, () => ({ key: 'mediation-voix:done.back' }));
	}
};
