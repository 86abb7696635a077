import type { FamilySuggestion } from './family-suggestion';

/** While somebody is typing, the server is asked once the fingers rest. */
const REST_MS = 130;

/**
 * Families suggested as one types, and the one that the arrow keys stand on. What comes back late, for
 * words that have changed since, is dropped.
 */
export function familyFinder(pick: (family: FamilySuggestion) => void) {
	let families = $state<FamilySuggestion[]>([]);
	let standing = $state(-1);
	/** Nothing asked, a list (empty when nobody matches), or no answer. */
	let shows = $state<'nothing' | 'list' | 'failure'>('nothing');
	let timer: ReturnType<typeof setTimeout> | undefined;
	let asking: AbortController | undefined;

	function close() {
		clearTimeout(timer);
		asking?.abort();
		shows = 'nothing';
		standing = -1;
	}

	async function ask(typed: string) {
		asking?.abort();
		const { signal } = (asking = new AbortController());
		try {
			const answer = await fetch('/mediation/familles', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ typed }),
				signal
			});
			if (!answer.ok) throw new Error(String(answer.status));
			const found = (await answer.json()) as { families: FamilySuggestion[] };
			if (signal.aborted) return;
			families = found.families;
			standing = -1;
			shows = 'list';
		} catch {
			if (!signal.aborted) shows = 'failure';
		}
	}

	function choose(family: FamilySuggestion) {
		close();
		pick(family);
	}

	return {
		get families() {
			return families;
		},
		get standing() {
			return standing;
		},
		get shows() {
			return shows;
		},
		close,
		choose,
		/** What the field holds now. */
		look(typed: string) {
			clearTimeout(timer);
			if (typed.trim().length < 2) return close();
			timer = setTimeout(() => void ask(typed), REST_MS);
		},
		/** Arrows move, Enter picks, Escape closes; other keys belong to the field. */
		onkeydown(event: KeyboardEvent) {
			if (shows !== 'list' || families.length === 0) return;
			const last = families.length - 1;
			if (event.key === 'ArrowDown') standing = standing === last ? 0 : standing + 1;
			else if (event.key === 'ArrowUp') standing = standing <= 0 ? last : standing - 1;
			else if (event.key === 'Enter' && standing >= 0) choose(families[standing]!);
			else if (event.key === 'Escape') close();
			else return;
			event.preventDefault();
			event.stopPropagation();
		}
	};
}
