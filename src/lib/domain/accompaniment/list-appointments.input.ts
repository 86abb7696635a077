import * as v from 'valibot';

/** A filter that nobody set, or that an address spells wrong, filters nothing. */
const anyOf = <T extends string>(values: readonly T[]) =>
	v.fallback(v.optional(v.picklist(values)), undefined);

/** The agenda as the address asks for it (French parameter names). */
export const agendaFilters = v.object({
	/** Any day of what is shown, `YYYY-MM-DD`; left out: today. */
	le: v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined),
	/** One day, or its whole week. */
	vue: v.fallback(v.optional(v.picklist(['jour', 'semaine']), 'semaine'), 'semaine'),
	/** Key of a colleague: her appointments alone. */
	qui: v.fallback(v.optional(v.pipe(v.string(), v.uuid())), undefined),
	/** `a-trouver`: all to come that lack an interpreter, whatever the week. */
	interpretes: anyOf(['a-trouver'] as const)
});
export type AgendaFilters = v.InferOutput<typeof agendaFilters>;

/** Reads the filters from an address; never refuses. */
export function readAgendaFilters(search: URLSearchParams): AgendaFilters {
	const given = Object.fromEntries([...search].filter(([, value]) => value !== ''));
	return v.parse(agendaFilters, given);
}
