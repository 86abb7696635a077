/**
 * What a family may answer to a message by one picture each. `not-understood` asks the school to
 * telephone: whoever does not understand must not have to write that down.
 */
export const QUICK_ANSWERS = ['agreed', 'cannot', 'not-understood'] as const;
export type QuickAnswer = (typeof QUICK_ANSWERS)[number];

/** Whether the answer asks the school to telephone. */
export function wantsCall(answer: QuickAnswer): boolean {
	return answer === 'not-understood';
}
