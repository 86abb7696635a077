const HOUR_MS = 3_600_000;

/** What decides how early a kind of thing may reach parents, whatever the hours. */
export type Released =
	/** `pupilsAt`: the instant that the school's program gave for pupils. */
	| { kind: 'grade'; pupilsAt: Date }
	| { kind: 'absence' | 'lateness' | 'homework' | 'message' | 'workshop' };

/**
 * The kind's own earliest instant; null for none. It is kept with the version as `not_before`, and the
 * release is the first open instant from it on.
 *
 * A grade belongs to the pupil first: parents have it some hours later (PRODUCT rule 10; IGÉSR report
 * 24-25 140C, recommendation 11). Homework is never delayed: its due day moves instead (rule 2).
 */
export function notBeforeOf(thing: Released, settings: { gradeDelayHours: number }): Date | null {
	if (thing.kind !== 'grade') return null;
	return new Date(thing.pupilsAt.getTime() + settings.gradeDelayHours * HOUR_MS);
}
