import { retryAt } from '../shared/retry-at';
import type { FaultCode } from './errors';
import type { EngineAnswer } from './translator-engine';

/** An answer that gave no translation: the engine's own, or one that `checkSlots` refused. */
export type FailedAnswer =
	Exclude<EngineAnswer, { kind: 'translated' }> | { kind: 'faulty'; code: FaultCode };

/** What becomes of a text after a failed attempt. `reason` says why no machine goes on. */
export type EngineVerdict = { kind: 'retry'; at: Date } | { kind: 'give-up'; reason: string };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = 30 * MINUTE;
const LONGEST_THROTTLE = 15 * MINUTE;
/** Quotas are of a day or a month; a key is mended by somebody who reads mail. */
const LONG_WAIT = 2 * HOUR;
/** After that a message was read in French, or explained by a person: what comes would be late. */
const USEFUL_FOR = 72 * HOUR;
/** A model that answers badly answers the same again, or nearly. */
const BAD_ANSWERS = 2;
const UNREADABLE_ANSWERS = 4;

/**
 * Judges a failed attempt. The message itself never waits for any of this: its original is shown.
 *
 * @param attempts attempts made so far, this one included
 * @param askedAt when the translation was first asked for
 * @param random a number in [0, 1), so that what failed together is not tried again together
 */
export function judgeEngine(
	answer: FailedAnswer,
	given: { attempts: number; askedAt: Date; now: Date; random: number }
): EngineVerdict {
	const { attempts, askedAt, now, random } = given;
	const again = (wait: number): EngineVerdict => {
		const at = retryAt(now, wait, random);
		const isTooLate = at.getTime() - askedAt.getTime() > USEFUL_FOR;
		return isTooLate ? { kind: 'give-up', reason: reasonOf(answer) } : { kind: 'retry', at };
	};
	const backoff = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts - 1, 10));
	switch (answer.kind) {
		case 'unsupported':
			return { kind: 'give-up', reason: reasonOf(answer) };
		case 'faulty':
			if (attempts >= BAD_ANSWERS) return { kind: 'give-up', reason: reasonOf(answer) };
			return again(backoff);
		case 'unreadable':
			if (attempts >= UNREADABLE_ANSWERS) return { kind: 'give-up', reason: reasonOf(answer) };
			return again(backoff);
		case 'throttled':
			return again(Math.min(LONGEST_THROTTLE, Math.max(SECOND, answer.retryAfter ?? backoff)));
		case 'over-quota':
		case 'refused':
			return again(LONG_WAIT);
		case 'no-answer':
			return again(backoff);
	}
}

/** Whether the engine has trouble with everything, and not with this text: it is left alone then. */
export function isEngineDown({ kind }: FailedAnswer): boolean {
	return (
		kind === 'no-answer' || kind === 'throttled' || kind === 'over-quota' || kind === 'refused'
	);
}

function reasonOf(answer: FailedAnswer): string {
	return answer.kind === 'faulty' ? answer.code : `engine.${answer.kind}`;
}
