import { retryAt } from '../shared/retry-at';
import type { SmsAnswer, SmsOutcome } from './sms-gateway';

/** What becomes of a short message after an attempt. */
export type SmsVerdict =
	{ kind: 'sent'; ids: readonly string[] } | { kind: 'failed' } | { kind: 'retry'; at: Date };

const SECOND = 1_000;
const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 1_800 * SECOND;
const THROTTLED_WAIT = 5 * SECOND;
const LONGEST_THROTTLE = 600 * SECOND;

/**
 * Attempts after which a person takes over: about an hour of an outage, so that an absence is told
 * within the half-day. Fewer when each may have rung and been billed; more when the gateway only
 * asks for patience.
 */
const AT_MOST = { refused: 8, throttled: 60, silent: 8, ambiguous: 4 };

/**
 * Judges what a gateway answered.
 * @param attempts attempts made so far, this one included
 * @param random a number in [0, 1), so that what failed together is not tried again together
 */
export function judgeSms(
	answer: SmsAnswer,
	{ attempts, now, random }: { attempts: number; now: Date; random: number }
): SmsVerdict {
	const again = (wait: number): SmsVerdict => ({
		kind: 'retry',
		at: retryAt(now, wait, random)
	});
	const backoff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1));
	switch (answer.kind) {
		case 'accepted':
			return { kind: 'sent', ids: answer.ids };
		case 'throttled': {
			if (attempts >= AT_MOST.throttled) return { kind: 'failed' };
			const asked = answer.retryAfter ?? THROTTLED_WAIT;
			return again(Math.min(LONGEST_THROTTLE, Math.max(SECOND, asked)));
		}
		case 'refused':
			if (answer.isPermanent || attempts >= AT_MOST.refused) return { kind: 'failed' };
			return again(backoff);
		case 'no-answer': {
			const most = answer.mayHaveLeft ? AT_MOST.ambiguous : AT_MOST.silent;
			return attempts >= most ? { kind: 'failed' } : again(backoff);
		}
	}
}

/** Whether an attempt is to be paid: what may have left is counted, what surely did not is not. */
export function isBilled(answer: SmsAnswer): boolean {
	return answer.kind === 'accepted' || (answer.kind === 'no-answer' && answer.mayHaveLeft);
}

/** How a message ended whose parts ended so; null while one of them may still arrive. */
export function endOfParts(
	outcomes: readonly (SmsOutcome | null)[]
): Exclude<SmsOutcome, 'pending'> | null {
	if (outcomes.length === 0) return null;
	if (outcomes.includes('failed')) return 'failed';
	if (outcomes.includes('expired')) return 'expired';
	return outcomes.every((outcome) => outcome === 'delivered') ? 'delivered' : null;
}

/** The network's own time to let us know, after which silence means that it did not arrive. */
export const REPORT_GRACE = 15 * 60 * SECOND;
/** A window that closes sooner is left alone: networks round validity to minutes. */
const SHORTEST_VALIDITY = 120;
/** Our own request may take this long, and gateways count from its end. */
const MARGIN = 15;
/** What is urgent passes closed hours, but not for ever. */
const URGENT_VALIDITY = 4 * 3_600;

/**
 * For how many seconds a network may keep a message: until the closing, so that a telephone that
 * is switched on at night receives nothing. Null when too little is left, or nothing is open.
 *
 * @param closesAt end of the window that holds `now`; null in a closed period
 */
export function validityOf(closesAt: Date | null, now: Date, isUrgent: boolean): number | null {
	const left = closesAt ? Math.floor((closesAt.getTime() - now.getTime()) / SECOND) - MARGIN : 0;
	if (isUrgent) return Math.max(URGENT_VALIDITY, left);
	return left >= SHORTEST_VALIDITY ? left : null;
}
