import type { ReachFilters } from '../../domain/reach/reach-filters.input';
import { isMissing } from '../../domain/reach/sum-up-reach';
import type { PersonReached, Reach } from './read-reach';

/** A page of the read-out, and how many it is one of. */
export type ReachPage = {
	people: PersonReached[];
	/** How many the filter leaves; the first and the last shown, from 1. */
	total: number;
	from: number;
	to: number;
	page: number;
	hasNext: boolean;
};

const PAGE_SIZE = 100;

/** The people of a read-out that a page shows. The summary always counts everybody. */
export function pageReach({ people }: Reach, { voir, liste, page }: ReachFilters): ReachPage {
	const left = voir ? people.filter(({ standing }) => isMissing(standing)) : people;
	const size = liste ? Math.max(left.length, 1) : PAGE_SIZE;
	// A page that is no longer there is the last one.
	const last = Math.max(1, Math.ceil(left.length / size));
	const shown = Math.min(liste ? 1 : page, last);
	const start = (shown - 1) * size;
	const some = left.slice(start, start + size);
	return {
		people: some,
		total: left.length,
		from: some.length && start + 1,
		to: start + some.length,
		page: shown,
		hasNext: shown < last
	};
}
