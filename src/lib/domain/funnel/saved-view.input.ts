import * as v from 'valibot';
import { guardianFilters } from './list-guardians.input';

export const VIEW_NAME_MAX = 60;

/** The filters of an address that a view keeps: neither the page nor anything the list does not know. */
export function viewQuery(search: URLSearchParams): string {
	const known = Object.keys(guardianFilters.entries).filter((name) => name !== 'page');
	const kept = known.flatMap((name): [string, string][] => {
		const value = search.get(name);
		return value ? [[name, value.slice(0, 80)]] : [];
	});
	return new URLSearchParams(kept).toString();
}

/** A view to keep: its name, the list's address without `?`, and whether colleagues see it. */
export const saveViewInput = v.object({
	nom: v.pipe(
		v.string('funnel.no-view-name'),
		v.trim(),
		v.minLength(1, 'funnel.no-view-name'),
		v.maxLength(VIEW_NAME_MAX, 'funnel.long-view-name')
	),
	vue: v.optional(
		v.pipe(
			v.string(),
			v.maxLength(1_000),
			v.transform((query) => viewQuery(new URLSearchParams(query)))
		),
		''
	),
	partage: v.optional(v.literal('oui'))
});
export type SaveViewInput = v.InferOutput<typeof saveViewInput>;

export const deleteViewInput = v.object({ id: v.pipe(v.string(), v.uuid('funnel.not-found')) });
