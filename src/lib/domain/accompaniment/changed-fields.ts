import type { AccompanimentInput } from './accompaniment.input';

/** A line as it stands, in the terms of its form. */
export type StandingLine = Pick<
	AccompanimentInput,
	'durationMinutes' | 'themes' | 'place' | 'orientations' | 'materials' | 'tags' | 'note'
> & {
	autonomy: string | null;
	interpreter: string | null;
	anonymous: number;
	/** Day and hour on the school's wall clock, `YYYY-MM-DD HH:mm`. */
	at: string;
	/** Names of those who were helped. */
	names: readonly string[];
};

/** What a line can be changed in, in the order of its form. */
export const LINE_FIELDS = [
	'names',
	'anonymous',
	'at',
	'themes',
	'place',
	'durationMinutes',
	'autonomy',
	'orientations',
	'materials',
	'interpreter',
	'tags',
	'note'
] as const satisfies readonly (keyof StandingLine)[];
export type LineField = (typeof LINE_FIELDS)[number];

/** The fields in which two states of a line differ; lists in another order are the same. */
export function changedFields(a: StandingLine, b: StandingLine): LineField[] {
	return LINE_FIELDS.filter((field) => plain(a[field]) !== plain(b[field]));
}

function plain(value: unknown): string {
	return JSON.stringify(Array.isArray(value) ? [...(value as string[])].sort() : value);
}
