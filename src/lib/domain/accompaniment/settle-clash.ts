import { changedFields, type LineField, type StandingLine } from './changed-fields';

/** Two people changed one line: what each field holds now, and what became of each change. */
export type Settled = {
	/** What the second one typed, with the first one's changes where she had touched nothing. */
	line: StandingLine;
	/** What the first one changed. */
	theirs: LineField[];
	/** What both changed, each in her own way: hers is kept in the form, his is told. */
	clashing: LineField[];
};

/**
 * Settles a line that somebody else changed while one was changing it. Nothing that was typed is
 * lost, and nothing that the other saved is overwritten without being told.
 * @param before the line as it was when she opened it
 * @param standing the line as it stands now
 */
export function settleClash(
	before: StandingLine,
	standing: StandingLine,
	typed: StandingLine
): Settled {
	const theirs = changedFields(before, standing);
	const own = changedFields(before, typed);
	const apart = changedFields(standing, typed);
	const untouched = theirs.filter((field) => !own.includes(field));
	const line: StandingLine = {
		...typed,
		...Object.fromEntries(untouched.map((field) => [field, standing[field]]))
	};
	return {
		line,
		theirs,
		clashing: theirs.filter((field) => own.includes(field) && apart.includes(field))
	};
}
