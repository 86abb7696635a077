import { error } from '@sveltejs/kit';
import {
	closureInput,
	keptClosureInput,
	keptYearInput,
	placeInput,
	readTypedYear,
	yearKeyInput
} from '$lib/domain/disconnection/calendar.input';
import { canSettleSchool } from '$lib/domain/directory/settle-school.policy';
import { answer, refused } from '$lib/forms/answer';
import { readForm } from '$lib/forms/read-form';
import { typedTexts } from '$lib/forms/typed-texts';
import { readCalendar } from '$lib/server/calendar/read-calendar';
import { readFile } from '$lib/server/calendar/read-file';
import {
	addClosure,
	giveYear,
	removeClosure,
	removeYear,
	settlePlace
} from '$lib/server/calendar/settle-calendar';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const actor = staffOf(locals);
	if (!canSettleSchool(actor)) error(404, 'not-found');
	const asked = url.searchParams.get('annee') ?? '';
	const year = /^20\d\d$/.test(asked) ? Number(asked) : null;
	return { calendar: await readCalendar(locals.app, actor, year) };
};

export const actions: Actions = {
	fermer: async ({ locals, request }) => {
		const form = readForm(closureInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		const { name, from, until } = form.input;
		return answer(await addClosure(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-calendrier:done.closed',
			params: { name },
			undo: { action: 'rouvrir', fields: { name, from, until } }
		}));
	},
	rouvrir: async ({ locals, request }) => {
		const form = readForm(keptClosureInput, await request.formData());
		if (!form.ok) return refused({ '': 'calendar.gone' });
		const { name, from, until } = form.input;
		return answer(await removeClosure(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-calendrier:done.opened',
			params: { name },
			undo: { action: 'refermer', fields: { name, from, until } }
		}));
	},
	refermer: async ({ locals, request }) => {
		const form = readForm(keptClosureInput, await request.formData());
		if (!form.ok) return refused({ '': 'calendar.gone' });
		return answer(await addClosure(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-calendrier:done.closed',
			params: { name: form.input.name }
		}));
	},
	lire: async ({ locals, request }) => {
		const data = await request.formData();
		const values = typedTexts(data);
		const [from, last] = [values['year-from'], values['year-last']];
		if (!from || !last || from > last) {
			return refused({ 'year-from': 'calendar.no-bounds' }, values);
		}
		const file = data.get('file');
		const bytes = new Uint8Array(file instanceof File ? await file.arrayBuffer() : []);
		const look = await readFile(locals.app, staffOf(locals), bytes, { from, last });
		if (!look.ok) return refused({ file: look.error.code }, values);
		return { look: look.value, values: { 'year-from': from, 'year-last': last } };
	},
	annee: async ({ locals, request }) => {
		const values = typedTexts(await request.formData());
		const typed = readTypedYear(values);
		if (!typed.ok) return refused(typed.errors, values);
		const given = await giveYear(locals.app, staffOf(locals), typed.year);
		if (!given.ok) return refused({ 'year-from': given.error.code }, values);
		return answer(given, () => ({
			key: 'mediation-calendrier:done.year',
			undo: { action: 'retirer-annee', fields: { from: typed.year.from } }
		}));
	},
	'retirer-annee': async ({ locals, request }) => {
		const data = await request.formData();
		const key = readForm(yearKeyInput, data);
		if (!key.ok) return refused({ '': 'calendar.gone' });
		const year = data.get('year');
		return answer(await removeYear(locals.app, staffOf(locals), key.input.from), () => ({
			key: 'mediation-calendrier:done.year-removed',
			undo: typeof year === 'string' ? { action: 'rendre-annee', fields: { year } } : undefined
		}));
	},
	'rendre-annee': async ({ locals, request }) => {
		const form = readForm(keptYearInput, await request.formData());
		if (!form.ok) return refused({ '': 'calendar.gone' });
		return answer(await giveYear(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-calendrier:done.year'
		}));
	},
	lieu: async ({ locals, request }) => {
		const form = readForm(placeInput, await request.formData());
		if (!form.ok) return refused(form.errors, form.values);
		return answer(await settlePlace(locals.app, staffOf(locals), form.input), () => ({
			key: 'mediation-calendrier:done.place'
		}));
	}
};
