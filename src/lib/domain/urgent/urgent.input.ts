import * as v from 'valibot';

/** Why something cannot wait, in the head's words: a few, and not a letter. */
export const urgentReasonSchema = v.pipe(
	v.string('urgent.no-reason'),
	v.trim(),
	v.minLength(1, 'urgent.no-reason'),
	v.minLength(10, 'urgent.short-reason'),
	v.maxLength(300, 'urgent.long-reason')
);

/**
 * What a form that composes says of urgency. `no`: nothing. `ask`: it is asked for, and what it means
 * is to be shown first. `confirmed`: that was shown, and it is wanted. `back`: it is not.
 */
export type UrgentStep =
	| { step: 'no' }
	| { step: 'back' }
	| { step: 'ask' | 'confirmed'; reason: string }
	| { step: 'wrong'; code: string };

/** Reads the fields `urgent` (the button) and `urgentReason` of a form. */
export function readUrgentStep(values: Record<string, string>): UrgentStep {
	const step = values.urgent;
	if (step === 'back') return { step };
	if (step !== 'ask' && step !== 'confirmed') return { step: 'no' };
	const reason = v.safeParse(urgentReasonSchema, values.urgentReason ?? '');
	if (!reason.success) return { step: 'wrong', code: reason.issues[0].message };
	return { step, reason: reason.output };
}

/** Whether a form carries anything of urgency: refused, from somebody who may not. */
export function namesUrgency(values: Record<string, string>): boolean {
	return Boolean(values.urgent?.trim() || values.urgentReason?.trim());
}
