import * as v from 'valibot';

/**
 * Moments to meet families (PRODUCT rule 7). Calls and the everyday counter are noted family by
 * family, and are no moment of their own.
 */
export const MOMENT_KINDS = ['enrolment', 'meeting', 'interview', 'cafe', 'market'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];

export const MOMENT_PLACE_MAX = 80;

export const momentInput = v.object({
	kind: v.picklist(MOMENT_KINDS, 'moment.choose-kind'),
	/** Day `YYYY-MM-DD` of the school's wall clock. */
	day: v.pipe(v.string('moment.no-day'), v.isoDate('moment.no-day')),
	place: v.optional(
		v.pipe(v.string(), v.trim(), v.maxLength(MOMENT_PLACE_MAX, 'moment.long-place')),
		''
	)
});
export type MomentInput = v.InferOutput<typeof momentInput>;

/** The family whose trace at a moment is taken back. */
export const forgetMetInput = v.object({
	guardian: v.pipe(v.string(), v.uuid('funnel.not-found')),
	outreach: v.pipe(v.string(), v.uuid('funnel.not-found'))
});
