import * as v from 'valibot';

/** How a workshop helped, as three faces. */
export const HELPED = ['yes', 'a-little', 'no'] as const;
export const AGAIN = ['yes', 'no'] as const;

/** What somebody who came says of it: in pictures, one question after the other. */
export const followUpSchema = v.object({
	helped: v.picklist(HELPED),
	again: v.optional(v.picklist(AGAIN))
});
export type FollowUp = v.InferOutput<typeof followUpSchema>;

/** Fewer answers than this would say who gave them. */
export const FEWEST_ANSWERS = 5;
/** Questions are for the days after a workshop: later, one has forgotten. */
const ASKED_FOR_DAYS = 14;

export type FollowUpCounts = {
	answers: number;
	helped: Record<(typeof HELPED)[number], number>;
	/** Null while too few answered the second question. */
	again: Record<(typeof AGAIN)[number], number> | null;
};

/** Counts, and never who; null while there are too few answers to be nobody's. */
export function countFollowUps(answers: readonly FollowUp[]): FollowUpCounts | null {
	if (answers.length < FEWEST_ANSWERS) return null;
	const again = answers.filter((one) => one.again !== undefined).length;
	const count = (is: (one: FollowUp) => boolean) => answers.filter(is).length;
	return {
		answers: answers.length,
		helped: {
			yes: count((one) => one.helped === 'yes'),
			'a-little': count((one) => one.helped === 'a-little'),
			no: count((one) => one.helped === 'no')
		},
		// The second question is counted by itself: it has its own number of answers.
		again:
			again < FEWEST_ANSWERS
				? null
				: {
						yes: count((one) => one.again === 'yes'),
						no: count((one) => one.again === 'no')
					}
	};
}

/** Whether somebody who came may say how it was: once it is over, for two weeks. */
export function isFollowUpOpen(endsAt: Date, now: Date): boolean {
	const since = now.getTime() - endsAt.getTime();
	return since >= 0 && since < ASKED_FOR_DAYS * 86_400_000;
}
