import type { StaffActor } from '../domain/shared/actor';
import { namesUrgency, readUrgentStep } from '../domain/urgent/urgent.input';
import { canSendUrgent } from '../domain/urgent/urgent.policy';
import { refused } from './answer';

/** A form that composes, as it was read. */
type Read = { errors?: Record<string, string>; values: Record<string, string> };

/** `answer` is what the form is told at once; otherwise what is asked of urgency, and why. */
type Asked =
	| { answer: ReturnType<typeof refused> | { values: Record<string, string> } }
	| { answer: null; step: 'no' | 'ask' | 'confirmed'; reason: string | undefined };

/**
 * What a form that composes asks of urgency. Whoever may not ask is refused even when the rest of the
 * form is right; a reason that is wrong is told with whatever else is.
 */
export function urgentAsked(actor: StaffActor, form: Read): Asked {
	const { values, errors } = form;
	if (namesUrgency(values) && !canSendUrgent(actor)) {
		return { answer: refused({ '': 'urgent.not-allowed' }, values) };
	}
	const asked = readUrgentStep(values);
	if (asked.step === 'back') return { answer: { values } };
	if (asked.step === 'wrong') {
		return { answer: refused({ ...errors, urgentReason: asked.code }, values) };
	}
	const reason = asked.step === 'no' ? undefined : asked.reason;
	return { answer: null, step: asked.step, reason };
}
