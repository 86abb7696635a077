import type { ReminderVerdict } from './judge-reminder';

/** What is known of somebody who might be reminded. */
export type Remindable = {
	isConnected: boolean;
	/** A pupil present in the school whose data is open to her. */
	hasChildHere: boolean;
	hasMobile: boolean;
	/** Whether the number may take short messages. */
	isMobileUsable: boolean;
	/** ACCEPTE_SMS of the school's export. */
	acceptsSms: boolean;
	/** The number answered STOP. */
	hasStopped: boolean;
	verdict: ReminderVerdict;
};

/** Why somebody is reached by hand: called, or written to. Nobody is silently skipped. */
export const BY_HAND_REASONS = ['no-phone', 'landline', 'no-consent', 'stopped'] as const;
export type ByHandReason = (typeof BY_HAND_REASONS)[number];

/** Why nobody has anything to do now. */
export const NOT_NOW_REASONS = ['connected', 'left', 'too-soon', 'too-many'] as const;
export type NotNowReason = (typeof NOT_NOW_REASONS)[number];

/** How somebody is reminded to connect. */
export type ReminderWay =
	| { kind: 'sms' }
	| { kind: 'by-hand'; reason: ByHandReason }
	| { kind: 'not-now'; reason: NotNowReason };

/**
 * The way a reminder takes. What makes it pointless comes first, then the caps of all channels, then
 * what stands between her and a short message.
 */
export function reminderWay(person: Remindable): ReminderWay {
	if (person.isConnected) return { kind: 'not-now', reason: 'connected' };
	if (!person.hasChildHere) return { kind: 'not-now', reason: 'left' };
	if (person.verdict.kind !== 'allowed') return { kind: 'not-now', reason: person.verdict.kind };
	if (!person.hasMobile) return { kind: 'by-hand', reason: 'no-phone' };
	if (!person.isMobileUsable) return { kind: 'by-hand', reason: 'landline' };
	if (!person.acceptsSms) return { kind: 'by-hand', reason: 'no-consent' };
	if (person.hasStopped) return { kind: 'by-hand', reason: 'stopped' };
	return { kind: 'sms' };
}
