/** What a person whom families may turn to is: worded in every language. */
export const PERSON_FUNCTIONS = [
	'mediator',
	'adviser',
	'secretary',
	'education-adviser',
	'head',
	'teacher',
	'nurse',
	'social-worker'
] as const;
export type PersonFunction = (typeof PERSON_FUNCTIONS)[number];

/**
 * Whom a family may turn to: those of its children's levels and those of the whole school; those of a
 * level first, then in the order that the school gave.
 */
export function peopleFor<Person extends { level: string | null; rank: number }>(
	people: readonly Person[],
	levels: readonly string[]
): Person[] {
	return people
		.filter(({ level, rank }) => rank >= 0 && (level === null || levels.includes(level)))
		.sort((a, b) => Number(a.level === null) - Number(b.level === null) || a.rank - b.rank);
}
