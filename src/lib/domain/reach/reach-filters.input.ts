import * as v from 'valibot';

/** The read-out of who was informed, as the address carries it. */
const reachFilters = v.object({
	/** Only those who are not informed yet. */
	voir: v.fallback(v.optional(v.literal('pas-informes')), undefined),
	/** Everybody on one page, for the printer. */
	liste: v.fallback(v.optional(v.literal('entiere')), undefined),
	page: v.fallback(
		v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)), '1'),
		1
	)
});
export type ReachFilters = v.InferOutput<typeof reachFilters>;

/** Reads the filters from an address; never refuses. */
export function readReachFilters(search: URLSearchParams): ReachFilters {
	return v.parse(reachFilters, Object.fromEntries(search));
}
