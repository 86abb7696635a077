import { forgetTermInput, keepTermInput } from '$lib/domain/translation/keep-term.input';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { staffOf } from '$lib/server/sign-in/staff-of';
import { forgetTerm, keepTerm, listTerms } from '$lib/server/translation/keep-term';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const all = await listTerms(locals.app, staffOf(locals));
	const terms = all.map(({ term, locale, wording }) => ({ term, locale, wording }));
	const [mot, langue] = [url.searchParams.get('mot'), url.searchParams.get('langue')];
	return {
		terms,
		editing: terms.find(({ term, locale }) => term === mot && locale === langue) ?? null
	};
};

export const actions: Actions = {
	garder: async ({ locals, request }) => {
		const form = readForm(keepTermInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const { locale, ...word } = form.input;
		return answer(await keepTerm(locals.app, staffOf(locals), word, locale), () => ({
			key: 'mediation-langues:glossary.kept',
			params: { term: word.term }
		}));
	},
	oublier: async ({ locals, request }) => {
		const form = readForm(forgetTermInput, await request.formData());
		if (!form.ok) return refused({ '': 'translation.no-term' });
		const { term, locale } = form.input;
		const done = await forgetTerm(locals.app, staffOf(locals), term, locale);
		return answer(done, (forgotten) => ({
			key: 'mediation-langues:glossary.forgotten',
			params: { term },
			undo: forgotten
				? { action: 'garder', fields: { term, locale, wording: forgotten.wording } }
				: undefined
		}));
	}
};
