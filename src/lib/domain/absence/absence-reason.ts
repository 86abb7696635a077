/**
 * What a family may answer to an absence, one picture each. `other` gives no reason by writing: the
 * school calls, because the family that cannot write must not have to.
 */
export const ABSENCE_REASONS = [
	'ill',
	'medical-appointment',
	'family',
	'transport',
	'other'
] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** Whether the answer asks the school to telephone. */
export function asksForCall(reason: AbsenceReason): boolean {
	return reason === 'other';
}
