import { judgeAnswer, type Outcome } from '../../domain/delivery/judge-answer';
import {
	ttlUntil,
	urgencyOf,
	type News,
	type NotifiedKind
} from '../../domain/delivery/notification';
import type { PushPayload } from '../../domain/delivery/push-payload';
import { topicOf } from '../../domain/delivery/topic';
import type { App } from '../app';
import type { Claimed } from './claim-due';
import type { openWindows } from './open-windows';
import type { Recorded } from './record-outcomes';
import { wordNotification } from './word-notification';

const NOT_TRIED = { status: null, attempts: null, sentAt: null };

/** What became of a group, and whether the push service said anything (null: it was not asked). */
export type GroupSent = { recorded: Recorded[]; isAnswered: boolean | null };

/**
 * Sends what one device has to be told of one child as one notification. Nothing is sent in a
 * closed period: it is planned again for the next opening.
 */
export async function sendGroup(
	app: App,
	group: readonly Claimed[],
	windowOf: ReturnType<typeof openWindows>
): Promise<GroupSent> {
	const told = group.filter((one) => one.isAllowed);
	const untold = allWith(
		group.filter((one) => !one.isAllowed),
		{ kind: 'gone' }
	);
	const [first] = told;
	if (!first?.subscription) return { recorded: untold, isAnswered: null };

	const now = app.clock.now();
	const { closesAt, opensNext } = windowOf(first.school, now);
	const ttlSeconds = closesAt && ttlUntil(closesAt, now);
	if (!closesAt || !ttlSeconds) {
		const at = opensNext();
		const outcome: Recorded['outcome'] = at ? { kind: 'retry', at } : { kind: 'expired' };
		return { recorded: [...untold, ...allWith(told, outcome)], isAnswered: null };
	}

	const news = told.map(newsOf);
	const topic = topicOf(first.accountId, first.subjectId);
	const payload: PushPayload = {
		...wordNotification(news, { locale: first.locale, schoolName: first.school.name }),
		tag: topic,
		closesAt: closesAt.toISOString(),
		delivery: first.id
	};
	const answer = await app.push.send({
		target: first.subscription,
		text: JSON.stringify(payload),
		ttlSeconds,
		urgency: urgencyOf(news),
		topic
	});
	const attempts = Math.max(...told.map((one) => one.attempts)) + 1;
	const random = Math.random();
	const outcome: Outcome = judgeAnswer(answer, { attempts, now: app.clock.now(), random });
	const status = answer.kind === 'answered' ? answer.status : null;
	logTrouble(app, outcome, answer.kind, status);
	const tried = told.map((one) => ({ delivery: one, outcome, status, attempts, sentAt: now }));
	return { recorded: [...untold, ...tried], isAnswered: answer.kind === 'answered' };
}

/** A group whose push service is silent for all: not tried now, and not counted as an attempt. */
export function putOff(app: App, group: readonly Claimed[]): Recorded[] {
	const silence = { kind: 'no-answer', reason: 'silent for all' } as const;
	const random = Math.random();
	return allWith(group, judgeAnswer(silence, { attempts: 1, now: app.clock.now(), random }));
}

function allWith(group: readonly Claimed[], outcome: Recorded['outcome']): Recorded[] {
	return group.map((delivery) => ({ delivery, outcome, ...NOT_TRIED }));
}

function newsOf({ itemId, kind, change }: Claimed): News {
	return { itemId, kind: kind as NotifiedKind, change: change as News['change'] };
}

/** What somebody has to mend. The endpoint is a person's device: it stays out of the log. */
function logTrouble(app: App, outcome: Outcome, answer: string, status: number | null): void {
	if (status === 401 || status === 403) app.log.error({ status }, 'a push service refuses our key');
	else if (outcome.kind === 'failed') app.log.error({ answer, status }, 'a push was given up');
}
