import * as v from 'valibot';
import { LEVELS } from '../directory/level';
import { LANGUAGES } from '../shared/locale';
import { FUNNEL_STEPS } from './funnel-step';

/** A filter that nobody set, or that an address spells wrong, filters nothing. */
const anyOf = <T extends string>(values: readonly T[]) =>
	v.fallback(v.optional(v.picklist(values)), undefined);
const uuid = v.pipe(v.string(), v.uuid());
const key = v.fallback(v.optional(uuid), undefined);

/** The filters of the list of guardians, as the address carries them (French parameter names). */
export const guardianFilters = v.object({
	/** Who stops at a step. */
	etape: anyOf(FUNNEL_STEPS),
	/** Who has reached it, wherever she stands. */
	atteint: anyOf(FUNNEL_STEPS),
	classe: key,
	niveau: anyOf([...LEVELS, 'none'] as const),
	/** `none`: nobody asked yet. */
	langue: anyOf([...LANGUAGES, 'none'] as const),
	/** Key of a service of the school: those who are not connected to it, and those who are. */
	service: key,
	'connecte-a': key,
	connexion: anyOf(['non'] as const),
	/** Who looks after her: the reader, nobody, or a colleague by key. */
	suivi: v.fallback(
		v.optional(v.union([v.picklist(['moi', 'personne'] as const), uuid])),
		undefined
	),
	/** Met at no moment. */
	vu: anyOf(['jamais'] as const),
	/** No telephone on file. */
	tel: anyOf(['sans'] as const),
	q: v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80))), undefined),
	/** By name; else what changes most comes first. */
	ordre: anyOf(['nom'] as const),
	page: v.fallback(
		v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number)), '1'),
		1
	)
});
export type GuardianFilters = v.InferOutput<typeof guardianFilters>;

/** Reads the filters from an address; never refuses. */
export function readGuardianFilters(search: URLSearchParams): GuardianFilters {
	const given = Object.fromEntries([...search].filter(([, value]) => value !== ''));
	return v.parse(guardianFilters, given);
}

/** Whether anything narrows the list: its order and its page do not. */
export function isNarrowed(filters: GuardianFilters): boolean {
	return Object.entries(filters).some(
		([name, value]) => name !== 'page' && name !== 'ordre' && value !== undefined
	);
}

/** More letters than a school has families are a mistake. */
const LETTERS_MAX = 500;

/** The guardians chosen for letters (`g`, as many times as there are); anything else is left out. */
export function readLetterKeys(search: URLSearchParams): string[] {
	const keys = search.getAll('g').filter((value) => v.safeParse(uuid, value).success);
	return [...new Set(keys)].slice(0, LETTERS_MAX);
}
