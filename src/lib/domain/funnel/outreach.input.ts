import * as v from 'valibot';

/** Moments when somebody goes towards a family (PRODUCT rule 7), and the two everyday ones. */
export const OUTREACH_MOMENTS = [
	'enrolment',
	'meeting',
	'interview',
	'cafe',
	'market',
	'call',
	'counter'
] as const;
export type OutreachMoment = (typeof OUTREACH_MOMENTS)[number];

/** Free text about people is short: it is a trace of a visit, not a file on a family. */
export const OUTREACH_NOTE_MAX = 280;

export const outreachInput = v.object({
	moment: v.picklist(OUTREACH_MOMENTS, 'outreach.choose-moment'),
	note: v.optional(
		v.pipe(v.string(), v.trim(), v.maxLength(OUTREACH_NOTE_MAX, 'outreach.long-note')),
		''
	)
});
export type OutreachInput = v.InferOutput<typeof outreachInput>;
