import { nextRelease } from '../disconnection/release-window';
import type { SchoolHours } from '../disconnection/school-hours';
import type { ClimbingKind, DeliverySettings } from '../delivery/delivery-settings';
import type { BestChannel } from '../equipment/diagnosis';

/** Why no machine goes on, and a person has to call. */
export const TO_CALL_REASONS = [
	/** No telephone on file. */
	'no-phone',
	/** She did not agree to short messages (ACCEPTE_SMS). */
	'no-consent',
	/** She answered STOP. */
	'stopped',
	/** The school sends no short messages, or nothing is there to send them. */
	'no-gateway',
	/** The month's budget is spent. */
	'no-budget',
	/** The number on file is not one that takes short messages. */
	'unusable-number',
	/** The short message was not taken, or not delivered. */
	'failed',
	/** It was not delivered before the end of its window. */
	'expired',
	/** It left, and nobody knows what became of it. */
	'no-report',
	/** She asked to be told by a person, or on paper. */
	'asked'
] as const;
export type ToCallReason = (typeof TO_CALL_REASONS)[number];

/** Narrows any value to a reason. */
export function isToCallReason(value: unknown): value is ToCallReason {
	return TO_CALL_REASONS.includes(value as ToCallReason);
}

/** What the ladder knows of one thing to tell one guardian, when it looks. */
export type ClimbFacts = {
	kind: ClimbingKind;
	step: 'push' | 'sms';
	/** Climbs in a closed period too. */
	isUrgent: boolean;
	openedAt: Date;
	/** Nothing to tell any more: taken back, replaced, or not hers to know. */
	isOver: boolean;
	/** The first sign that she was informed. */
	receipt: { through: 'displayed' | 'seen'; at: Date } | null;
	push: {
		/** When the first notification was taken by a push service. */
		sentAt: Date | null;
		/** When the first one that nobody tried yet is due. */
		plannedAt: Date | null;
		/** Some were tried, and may still be taken. */
		isRetried: boolean;
	};
	/** E.164. */
	phone: string | null;
	acceptsSms: boolean;
	/** How she wants to be told, from her latest diagnosis; null when she did not say. */
	bestChannel: BestChannel | null;
	sms: {
		state: 'waiting' | 'sent' | 'delivered' | 'failed' | 'expired' | 'void';
		plannedAt: Date;
		isTried: boolean;
		sentAt: Date | null;
		deliveredAt: Date | null;
		/** Why it did not leave, when it is a reason that we know. */
		failure: ToCallReason | null;
	} | null;
};

/** What the ladder does next. */
export type Climb =
	| { to: 'void' }
	| { to: 'reached'; through: 'displayed' | 'seen' | 'sms'; at: Date }
	/** `otherwise`: when to look again if no short message may go, a notification being under way. */
	| { to: 'sms'; otherwise?: Date }
	| { to: 'call'; reason: ToCallReason }
	/** A letter, without a call. */
	| { to: 'paper'; reason: ToCallReason }
	/** Not yet: look again then. */
	| { to: 'same'; lookAt: Date };

const MINUTE = 60_000;
/** When to look again where no calendar tells the next opening. */
const NO_CALENDAR_WAIT = 60 * MINUTE;

/**
 * The next step towards a guardian who is not known to be informed: push, then a short message,
 * then a person. A delay that ends in a closed period waits for the opening of the school, narrowed
 * by the family's own hours. Nobody to push to: the short message at once. An absence or a lateness
 * comes on the list of those to call in the school's own hours: a list disturbs nobody, and the half
 * day ends. What is urgent waits for no opening.
 *
 * What she asked in her diagnosis makes a rung come sooner: a short message with the notification
 * instead of after it, a person or a paper at once. A notification leaves all the same: it is how a
 * phone that she connected learns it first.
 *
 * @param hours the school's, narrowed by the family's own when it has some
 */
export function climb(
	facts: ClimbFacts,
	ladder: DeliverySettings['ladder'],
	hours: SchoolHours,
	now: Date
): Climb {
	if (facts.isOver) return { to: 'void' };
	const asked = askedWay(facts);
	const isToBeSaid = asked === 'call' || asked === 'paper';
	if (facts.receipt && !(isToBeSaid && facts.receipt.through === 'displayed')) {
		return { to: 'reached', ...facts.receipt };
	}
	const { sms } = facts;
	if (facts.step === 'sms' && sms?.state === 'delivered') {
		return { to: 'reached', through: 'sms', at: sms.deliveredAt ?? now };
	}
	const { smsAfter, callAfter } = ladder[facts.kind];
	const next: { climb: Climb; at: Date } =
		facts.step === 'push'
			? firstRung(facts, asked, after(startOfPush(facts, hours), smsAfter), now)
			: { climb: afterSms(sms), at: after(startOfSms(sms), callAfter) ?? now };
	const isForFamily =
		next.climb.to === 'sms' || (next.climb.to === 'call' && facts.kind === 'message');
	const at = facts.isUrgent
		? next.at
		: opening(isForFamily ? hours : { ...hours, familyHours: null }, later(next.at, now), now);
	return at > now ? { to: 'same', lookAt: at } : next.climb;
}

/**
 * The way that a guardian asked for, as far as it tells her no later: what is urgent takes the
 * fastest; of an absence or a lateness, where hours count, somebody calls instead of writing.
 */
function askedWay(facts: ClimbFacts): Exclude<BestChannel, 'push'> | null {
	const { bestChannel, kind, isUrgent, step } = facts;
	if (step !== 'push' || bestChannel === 'push') return null;
	if (bestChannel === 'sms') return facts.phone && facts.acceptsSms ? 'sms' : null;
	if (isUrgent) return null;
	return bestChannel === 'paper' && kind !== 'message' ? 'call' : bestChannel;
}

/** @param waited end of the delay of a notification under way; null when there is none */
function firstRung(
	facts: ClimbFacts,
	asked: ReturnType<typeof askedWay>,
	waited: Date | null,
	now: Date
): { climb: Climb; at: Date } {
	switch (asked) {
		case null:
			return { climb: afterPush(facts), at: waited ?? now };
		case 'sms':
			return {
				climb: { to: 'sms', ...(waited && waited > now ? { otherwise: waited } : {}) },
				at: now
			};
		case 'call':
			return { climb: { to: 'call', reason: facts.phone ? 'asked' : 'no-phone' }, at: now };
		case 'paper':
			return { climb: { to: 'paper', reason: 'asked' }, at: now };
	}
}

function afterPush({ phone, acceptsSms }: ClimbFacts): Climb {
	if (!phone) return { to: 'call', reason: 'no-phone' };
	return acceptsSms ? { to: 'sms' } : { to: 'call', reason: 'no-consent' };
}

function afterSms(sms: ClimbFacts['sms']): Climb {
	if (sms?.state === 'expired') return { to: 'call', reason: 'expired' };
	if (sms?.state === 'sent') return { to: 'call', reason: 'no-report' };
	return { to: 'call', reason: sms?.failure ?? 'failed' };
}

/** From when on a sign of a notification is waited for; null when none is on its way. */
function startOfPush({ push, openedAt }: ClimbFacts, hours: SchoolHours): Date | null {
	if (push.sentAt) return push.sentAt;
	if (push.plannedAt) return push.plannedAt;
	if (!push.isRetried) return null;
	const first = nextRelease(hours, openedAt);
	return first.ok ? first.value : openedAt;
}

/** From when on the report of a short message is waited for; null when none will come. */
function startOfSms(sms: ClimbFacts['sms']): Date | null {
	if (sms?.state === 'sent') return sms.sentAt;
	// A gateway that fails was given its time: the first look comes after it.
	return sms?.state === 'waiting' && !sms.isTried ? sms.plannedAt : null;
}

function after(start: Date | null, minutes: number): Date | null {
	return start && new Date(start.getTime() + minutes * MINUTE);
}

function later(a: Date, b: Date): Date {
	return a > b ? a : b;
}

function opening(hours: SchoolHours, at: Date, now: Date): Date {
	const open = nextRelease(hours, at);
	return open.ok ? open.value : new Date(now.getTime() + NO_CALENDAR_WAIT);
}
