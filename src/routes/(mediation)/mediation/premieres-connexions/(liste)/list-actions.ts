import type { Actions, RequestEvent } from '@sveltejs/kit';
import {
	assignInput,
	giveBackInput,
	readReplaced,
	writeReplaced
} from '$lib/domain/funnel/assign.input';
import { deleteViewInput, saveViewInput } from '$lib/domain/funnel/saved-view.input';
import { readForm } from '$lib/forms/read-form';
import {
	assignGuardians,
	giveBackGuardians,
	type Assigned
} from '$lib/server/funnel/assign-guardians';
import { deleteView, saveView } from '$lib/server/funnel/saved-views';
import { staffOf } from '$lib/server/sign-in/staff-of';
import type { Done } from '$lib/ui/mediation/done';

/** What the list says of what was done to it: beside its card, which has words of its own. */
type Told = { list: { done?: Done; errors?: Record<string, string> } };
const told = (done: Done): Told => ({ list: { done } });
// Not `fail`: the page stands as it is, with a sentence above the list.
const refused = (errors: Record<string, string>): Told => ({ list: { errors } });

/** Actions of the work list, the same whether a card is open beside it or not. */
export const listActions = {
	confier: async ({ locals, request }: RequestEvent) => {
		const actor = staffOf(locals);
		const form = readForm(assignInput, await request.formData(), ['g']);
		if (!form.ok) return refused(form.errors);
		const { g, a, lu } = form.input;
		const to = a === 'moi' ? actor.staffId : a === 'personne' ? null : a;
		const input = { guardianIds: g, to, readAt: new Date(lu) };
		const done = await assignGuardians(locals.app, actor, input);
		return done.ok ? told(assigned(done.value)) : refused({ '': done.error.code });
	},
	rendre: async ({ locals, request }: RequestEvent) => {
		const form = readForm(giveBackInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const input = { before: readReplaced(form.input.avant), madeAt: new Date(form.input.le) };
		const done = await giveBackGuardians(locals.app, staffOf(locals), input);
		if (!done.ok) return refused({ '': done.error.code });
		const { returned, stayed } = done.value;
		return stayed === 0
			? told({ key: 'mediation-liste:done.given-back', params: { count: returned } })
			: told({ key: 'mediation-liste:done.partly-given-back', params: { count: stayed } });
	},
	garder: async ({ locals, request }: RequestEvent) => {
		const form = readForm(saveViewInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const done = await saveView(locals.app, staffOf(locals), form.input);
		if (!done.ok) return refused({ nom: done.error.code });
		return told({
			key: 'mediation-liste:done.view-kept',
			params: { name: form.input.nom },
			undo: { action: 'retirer', fields: { id: done.value.id } }
		});
	},
	retirer: async ({ locals, request }: RequestEvent) => {
		const form = readForm(deleteViewInput, await request.formData());
		if (!form.ok) return refused(form.errors);
		const done = await deleteView(locals.app, staffOf(locals), form.input.id);
		if (!done.ok) return refused({ '': 'funnel.view-gone' });
		const { name, query, isShared } = done.value;
		const fields = { nom: name, vue: query, ...(isShared && { partage: 'oui' }) };
		return told({
			key: 'mediation-liste:done.view-gone',
			params: { name },
			undo: { action: 'garder', fields }
		});
	}
} satisfies Actions;

/** How an assignment is told: to whom, how many, and who was left with a colleague. */
function assigned({ changed, taken, to, at }: Assigned): Done {
	const count = changed.length;
	const first = taken[0];
	const undo = count > 0 && {
		undo: { action: 'rendre', fields: { avant: writeReplaced(changed), le: at.toISOString() } }
	};
	const how = to === null ? 'freed' : 'assigned';
	if (!first) {
		const key = count === 0 ? 'unchanged' : how;
		return { key: `mediation-liste:done.${key}`, params: { count, name: to?.name ?? '' }, ...undo };
	}
	const by = first.by === null ? 'taken-by-nobody' : 'taken';
	return {
		key: `mediation-liste:done.${by}`,
		params: { count: taken.length, family: first.name, by: first.by ?? '', changed: count },
		...undo
	};
}
