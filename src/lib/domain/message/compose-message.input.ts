import * as v from 'valibot';

/** Whom a message is for: the guardians of the school, of a division, or of one pupil. */
export const AUDIENCES = ['school', 'division', 'pupil'] as const;
export type Audience = (typeof AUDIENCES)[number];

const text = (missing: string, long: string, max: number) =>
	v.pipe(v.string(missing), v.trim(), v.minLength(1, missing), v.maxLength(max, long));

/** A message as staff writes it here. */
export const composeMessageInput = v.pipe(
	v.object({
		audience: v.picklist(AUDIENCES, 'compose.choose-audience'),
		division: v.optional(v.pipe(v.string(), v.uuid('compose.choose-division'))),
		pupil: v.optional(v.pipe(v.string(), v.uuid('compose.choose-pupil'))),
		subject: text('message.no-subject', 'message.long-subject', 120),
		text: text('message.no-text', 'message.long-text', 4_000)
	}),
	v.forward(
		v.partialCheck(
			[['audience'], ['division']],
			({ audience, division }) => audience !== 'division' || division !== undefined,
			'compose.choose-division'
		),
		['division']
	),
	v.forward(
		v.partialCheck(
			[['audience'], ['pupil']],
			({ audience, pupil }) => audience !== 'pupil' || pupil !== undefined,
			'compose.choose-pupil'
		),
		['pupil']
	)
);
export type ComposeMessageInput = v.InferOutput<typeof composeMessageInput>;

/** The division or the pupil that a message is for; neither for the whole school. */
export function audienceOf({ audience, division, pupil }: ComposeMessageInput): {
	divisionId?: string;
	pupilId?: string;
} {
	if (audience === 'division') return { divisionId: division! };
	return audience === 'pupil' ? { pupilId: pupil! } : {};
}
