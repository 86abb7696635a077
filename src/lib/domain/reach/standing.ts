import { TO_CALL_REASONS, type ToCallReason } from '../ladder/climb';
import { NEVER } from '../delivery/notification';
import { isLanguage, type Language } from '../shared/locale';

/** Through what a person was informed, the surest first. */
export const THROUGH = ['seen', 'displayed', 'sms', 'call', 'paper'] as const;
export type Through = (typeof THROUGH)[number];

/** What is known of one thing and one guardian whom it concerns. */
export type ReachFacts = {
	/** Seen, displayed on a phone, delivered by short message, or told by a person. */
	isInformed: boolean;
	seen: { at: Date; locale: string | null } | null;
	displayed: { at: Date; locale: string | null } | null;
	/** Of her notifications: the first that left, and the next that is due. */
	push: { sentAt: Date | null; nextAt: Date | null };
	/** Her ladder; null for what does not climb, and for what is not announced yet. */
	notice: {
		step: string;
		reachedAt: Date | null;
		reachedThrough: string | null;
		toCallReason: string | null;
		calls: number;
	} | null;
	/** The short message of her ladder. */
	sms: {
		state: string;
		nextAt: Date;
		sentAt: Date | null;
		deliveredAt: Date | null;
		locale: string;
	} | null;
	isConnected: boolean;
	/** Has a device that is told when a school writes. */
	isNotified: boolean;
};

/** A guardian who was informed: through what, when, and in which language if that is known. */
export type Informed = {
	kind: 'informed';
	through: Through;
	/** Null when only that it happened is known. */
	at: Date | null;
	locale: Language | null;
	/** When she opened it herself; null when she did not. */
	seenAt: Date | null;
};

/** Where a guardian stands who was not informed. */
export type NotInformed =
	/** Nothing left yet, for anybody. */
	| { kind: 'held' }
	/** It was taken back: she will never see it. */
	| { kind: 'spared' }
	/** People have to call; null when the reason is none that is known. */
	| { kind: 'to-call'; reason: ToCallReason | null; calls: number }
	/** People have to hand over a paper. */
	| { kind: 'to-paper' }
	/** A short message waits (null: nobody knows until when), or has left. */
	| { kind: 'sms-waits'; at: Date | null }
	| { kind: 'sms-sent'; at: Date }
	/** Her notification waits for its hour (null: nobody knows which), or has left. */
	| { kind: 'waits'; at: Date | null }
	| { kind: 'pushed'; at: Date }
	/** She will see it when she opens Passerelle: no phone of hers is told. */
	| { kind: 'not-notified' }
	| { kind: 'not-connected' };

export type Standing = Informed | NotInformed;

/** Where a thing itself stands: held, released, taken back or recalled, never released. */
type State = 'held' | 'released' | 'taken-back' | 'recalled' | 'never-shown';

/** Where a guardian stands with something that the school said. */
export function standingOf(state: State, facts: ReachFacts): Standing {
	return facts.isInformed ? informed(facts) : notInformed(state, facts);
}

function informed({ seen, displayed, notice, sms }: ReachFacts): Informed {
	const seenAt = seen?.at ?? null;
	const said = (through: Through, at: Date | null, locale: string | null = null): Informed => ({
		kind: 'informed',
		through,
		at,
		locale: isLanguage(locale) ? locale : null,
		seenAt
	});
	const through = notice?.reachedThrough ?? null;
	const reachedAt = notice?.reachedAt ?? null;
	if (seen) return said('seen', seen.at, seen.locale);
	if (displayed) return said('displayed', displayed.at, displayed.locale);
	if (through === 'sms' || sms?.deliveredAt) {
		return said('sms', sms?.deliveredAt ?? reachedAt, sms?.locale ?? null);
	}
	if (through === 'call' || through === 'paper') return said(through, reachedAt);
	return said(through === 'displayed' ? 'displayed' : 'seen', reachedAt);
}

function notInformed(state: State, facts: ReachFacts): NotInformed {
	const { push, notice, sms, isConnected, isNotified } = facts;
	if (state === 'held') return { kind: 'held' };
	if (state !== 'released') return { kind: 'spared' };
	if (notice?.step === 'call') {
		const reason = TO_CALL_REASONS.find((one) => one === notice.toCallReason) ?? null;
		return { kind: 'to-call', reason, calls: notice.calls };
	}
	if (notice?.step === 'paper') return { kind: 'to-paper' };
	if (sms?.state === 'waiting') return { kind: 'sms-waits', at: dayOf(sms.nextAt) };
	if (sms?.state === 'sent' && sms.sentAt) return { kind: 'sms-sent', at: sms.sentAt };
	if (push.sentAt) return { kind: 'pushed', at: push.sentAt };
	if (push.nextAt) return { kind: 'waits', at: dayOf(push.nextAt) };
	if (!isConnected) return { kind: 'not-connected' };
	return isNotified ? { kind: 'waits', at: null } : { kind: 'not-notified' };
}

/** While a school has stopped sending, its queues wait for no day. */
function dayOf(at: Date): Date | null {
	return at >= NEVER ? null : at;
}
