import { error, fail } from '@sveltejs/kit';
import { isPrepared } from '$lib/domain/shared/locale';
import { readWordingFilters, reviewedLanguage } from '$lib/domain/wording/list-wordings.input';
import { canReviewWordings } from '$lib/domain/wording/wording.policy';
import { refused } from '$lib/forms/answer';
import { typedTexts } from '$lib/forms/typed-texts';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { giveUpWording } from '$lib/server/wording/give-up-wording';
import { listWordings } from '$lib/server/wording/list-wordings';
import { reviewWording } from '$lib/server/wording/review-wording';
import { readTexts, undoOf, wordingName } from '$lib/server/wording/wording-form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const actor = staffOf(locals);
	const language = reviewedLanguage(params.langue);
	if (!language || !canReviewWordings(actor)) error(404, 'not-found');
	const filters = readWordingFilters(url.searchParams);
	return { language, filters, list: await listWordings(locals.app, actor, language, filters) };
};

/** The form that was sent: of which language and sentence, with what in it. */
async function sent({ locals, params, request }: RequestEvent) {
	const values = typedTexts(await request.formData());
	const language = reviewedLanguage(params.langue);
	if (!language) error(404, 'not-found');
	return { app: locals.app, actor: staffOf(locals), language, values, key: values.key ?? '' };
}

export const actions: Actions = {
	juste: async (event) => {
		const { app, actor, language, values, key } = await sent(event);
		const seen = values.seen ?? '';
		const done = await reviewWording(app, actor, { language, key, texts: null, seen });
		if (!done.ok) return notKept(done.error, key);
		return {
			done: {
				key: 'mediation-phrases:done.right',
				params: { french: wordingName(key) },
				undo: undoOf(key, done.value)
			}
		};
	},
	corriger: async (event) => {
		const { app, actor, language, values, key } = await sent(event);
		const texts = readTexts(key, language, values);
		const seen = values.seen ?? null;
		const undoes = values.undoes ?? null;
		const done = await reviewWording(app, actor, { language, key, texts, seen, undoes });
		if (!done.ok) return notKept(done.error, key, values);
		return {
			done: {
				// Nobody reads a language that is prepared before it is open.
				key: isPrepared(language)
					? 'mediation-phrases:done.written'
					: 'mediation-phrases:done.corrected',
				params: { french: wordingName(key) },
				undo: undoOf(key, done.value)
			}
		};
	},
	rendre: async (event) => {
		const { app, actor, language, values, key } = await sent(event);
		const undoes = values.undoes ?? null;
		const done = await giveUpWording(app, actor, { language, key, undoes });
		if (!done.ok) return notKept(done.error, key);
		return {
			done: {
				key: 'mediation-phrases:done.given-up',
				params: { french: wordingName(key) },
				undo: done.value ? undoOf(key, done.value) : undefined
			}
		};
	}
};

type Refusal = Extract<Awaited<ReturnType<typeof reviewWording>>, { ok: false }>['error'];

function notKept(refusal: Refusal, key: string, values: Record<string, string> = {}) {
	if (refusal.code === 'wording.not-found') error(404, 'not-found');
	if (refusal.code !== 'wording.faults') return refused({ '': refusal.code });
	const { faults } = refusal;
	return fail(400, {
		errors: Object.fromEntries(faults.map((fault) => [fault.key, fault.code])),
		trouble: { key, faults, values }
	});
}
