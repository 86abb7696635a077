import { retryAt } from '../shared/retry-at';
import type { PushAnswer } from './push-sender';
import { waitAfter } from './retry-after';

/** What becomes of a delivery after an attempt. */
export type Outcome =
	/** The push service took it: accepted, which is not yet delivered (RFC 8030, 5). */
	| { kind: 'sent' }
	/** The subscription is over: it is deleted, nothing is tried again. */
	| { kind: 'gone' }
	/** It will never work: our mistake, to be read in the log. */
	| { kind: 'failed' }
	| { kind: 'retry'; at: Date };

/** Attempts after which an outage has become a failure: about a day and a half of them. */
export const MAX_ATTEMPTS = 40;

const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;
const OUR_KEY_WAIT = 900_000;

/**
 * Judges what a push service answered.
 *
 * 201 (and any 2xx): sent. 404, 410: the subscription is over. 401, 403: our key, so the
 * subscription is never deleted, and it is tried again once someone had time to mend it. 429: what
 * it says, bounded. 5xx and no answer: again, later and later, never all at the same instant.
 * Anything else (400, 413, a redirect): our bug, no retry.
 *
 * @param attempts attempts made so far, this one included
 * @param random a number in [0, 1), for the jitter
 */
export function judgeAnswer(
	answer: PushAnswer,
	{ attempts, now, random }: { attempts: number; now: Date; random: number }
): Outcome {
	if (answer.kind === 'unusable-target') return { kind: 'gone' };
	const status = answer.kind === 'answered' ? answer.status : 503;
	if (status >= 200 && status < 300) return { kind: 'sent' };
	if (status === 404 || status === 410) return { kind: 'gone' };
	const wait = waitFor(status, answer, { attempts, now });
	if (wait === null || attempts >= MAX_ATTEMPTS) return { kind: 'failed' };
	return { kind: 'retry', at: retryAt(now, wait, random) };
}

function waitFor(
	status: number,
	answer: PushAnswer,
	{ attempts, now }: { attempts: number; now: Date }
): number | null {
	if (status === 401 || status === 403) return OUR_KEY_WAIT;
	const retryAfter = answer.kind === 'answered' ? answer.retryAfter : null;
	if (status === 429) return waitAfter(retryAfter, now);
	if (status < 500) return null;
	const backoff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1));
	return retryAfter ? Math.max(backoff, waitAfter(retryAfter, now)) : backoff;
}
