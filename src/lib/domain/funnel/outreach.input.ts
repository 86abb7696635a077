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

// What QUALITY (security and privacy) says is never stored: origin, health, religion, status.
const SENSITIVE = [
	/\b(maladie|malade|handicap\w*|cancer|depress\w*|hospital\w*|enceinte|grossesse|psychi\w*|mdph)\b/,
	/\b(sans[- ]papiers?|asile|refugie\w*|titre de sejour|expuls\w*|oqtf|clandestin\w*|migrant\w*)\b/,
	/\b(religi\w*|musulman\w*|catholique\w*|chretien\w*|juif|juive\w*|islam\w*|voile)\b/,
	/\b(nationalite|origine|ethni\w*|africain\w*|maghrebin\w*|arabe|rom|roms|gitan\w*)\b/,
	/\b(prison|police|justice|violence\w*|alcool\w*|drogue\w*|divorc\w*|rsa|dettes?)\b/
];

/**
 * The words of a note that look sensitive, as they were typed: the writer is warned and may leave
 * them out. A warning, not a filter: it cannot know what a sentence means.
 */
export function sensitiveWords(note: string): string[] {
	const plain = note.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return [
		...new Set(SENSITIVE.flatMap((pattern) => plain.match(new RegExp(pattern.source, 'g')) ?? []))
	];
}
