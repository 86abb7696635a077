import { judgeAnswer, type Outcome } from '../../domain/delivery/judge-answer';
import {
	NEVER,
	ttlUntil,
	URGENT_TTL_SECONDS,
	urgencyOf,
	type News,
	type NotifiedKind
} from '../../domain/delivery/notification';
import { momentAfterOpening } from '../../domain/delivery/plan-notification';
import type { PushPayload } from '../../domain/delivery/push-payload';
import type { PushMessage } from '../../domain/delivery/push-sender';
import { topicOf } from '../../domain/delivery/topic';
import type { App } from '../app';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import type { Claimed } from './claim-due';
import type { Window, WindowOf } from './open-windows';
import type { Recorded } from './record-outcomes';
import type { watchStops } from './watch-stops';
import { schoolWording, type SchoolWording } from '../wording/school-wording';
import { wordNotification } from './word-notification';

/** A push has 3 993 bytes of text, and a key takes 39 of them. */
const OTHERS_AT_MOST = 60;
const NOT_TRIED = { status: null, attempts: null, sentAt: null, expiresAt: null };

/** What is asked at the last moment: a school's window, and whether it has stopped its sending. */
export type Present = {
	windowOf: WindowOf;
	isStopped: ReturnType<typeof watchStops>;
};

/** What became of a group, and whether the push service said anything (null: it was not asked). */
export type GroupSent = { recorded: Recorded[]; isAnswered: boolean | null };

/**
 * Sends what one device has to be told of one child as one notification. Nothing is sent in a
 * closed period but what is urgent: it is planned again for its family's moment of the next opening,
 * or for when a calendar will tell one. Nothing at all is
 * sent for a school that stopped sending.
 */
export async function sendGroup(
	app: App,
	group: readonly Claimed[],
	{ windowOf, isStopped }: Present
): Promise<GroupSent> {
	const told = group.filter((one) => one.isAllowed);
	const untold = allWith(
		group.filter((one) => !one.isAllowed),
		{ kind: 'gone' }
	);
	const notNow = (outcome: Recorded['outcome']) => ({
		recorded: [...untold, ...allWith(told, outcome)],
		isAnswered: null
	});
	const [first] = told;
	if (!first?.subscription) return { recorded: untold, isAnswered: null };
	const { school } = first;
	if (school.sendingStoppedAt || (await isStopped(school.id))) return notNow({ kind: 'stopped' });

	const now = app.clock.now();
	const life = lifeAt(first, now, windowOf);
	if ('nextWindow' in life) {
		const next = life.nextWindow();
		const { spreadMinutes } = deliverySettingsOrUsual(app, first.school);
		const family = { accountId: first.accountId, spreadMinutes };
		return notNow({ kind: 'retry', at: next ? momentAfterOpening(next, family) : NEVER });
	}
	const wording = await schoolWording(app, school);
	const message = messageFor(told, first.subscription, life, wording);
	const answer = await app.push.send(message);
	const attempts = Math.max(...told.map((one) => one.attempts)) + 1;
	const random = Math.random();
	const outcome: Outcome = judgeAnswer(answer, { attempts, now: app.clock.now(), random });
	const status = answer.kind === 'answered' ? answer.status : null;
	logTrouble(app, outcome, answer.kind, status);
	const expiresAt = new Date(now.getTime() + life.ttlSeconds * 1_000);
	const tried = told.map((delivery) => ({
		...{ delivery, outcome, status, attempts },
		...{ sentAt: now, expiresAt }
	}));
	return { recorded: [...untold, ...tried], isAnswered: answer.kind === 'answered' };
}

/** For how long a push service may keep it, and until when it may ring. */
type Life = { ttlSeconds: number; closesAt: Date };

function lifeAt(first: Claimed, now: Date, windowOf: WindowOf): Life | Pick<Window, 'nextWindow'> {
	if (first.isUrgent) {
		const closesAt = new Date(now.getTime() + URGENT_TTL_SECONDS * 1_000);
		return { ttlSeconds: URGENT_TTL_SECONDS, closesAt };
	}
	const { closesAt, nextWindow } = windowOf(first, now);
	const ttlSeconds = closesAt && ttlUntil(closesAt, now);
	return closesAt && ttlSeconds ? { ttlSeconds, closesAt } : { nextWindow };
}

function messageFor(
	told: readonly Claimed[],
	target: NonNullable<Claimed['subscription']>,
	{ ttlSeconds, closesAt }: Life,
	wording: SchoolWording
): PushMessage {
	const first = told[0]!;
	const { isUrgent } = first;
	const news = told.map(newsOf);
	// What is urgent neither replaces what waits of the same child, nor is replaced by it.
	const topic = topicOf(first.accountId, first.subjectId) + (isUrgent ? '-u' : '');
	const payload: PushPayload = {
		...wordNotification(news, { locale: first.locale, schoolName: first.school.name, wording }),
		tag: topic,
		closesAt: closesAt.toISOString(),
		delivery: first.id,
		...(told.length > 1 && { others: told.slice(1, 1 + OTHERS_AT_MOST).map(({ id }) => id) }),
		...(isUrgent && { urgent: true })
	};
	const urgency = urgencyOf(news, isUrgent);
	return { target, text: JSON.stringify(payload), ttlSeconds, urgency, topic };
}

/** A group whose push service is silent for all: not tried now, and not counted as an attempt. */
export function putOff(app: App, group: readonly Claimed[]): Recorded[] {
	const silence = { kind: 'no-answer', reason: 'silent for all' } as const;
	const random = Math.random();
	return allWith(group, judgeAnswer(silence, { attempts: 1, now: app.clock.now(), random }));
}

/** A group whose turn did not come: it is due as before. */
export function giveBack(group: readonly Claimed[]): Recorded[] {
	return allWith(group, { kind: 'unsent' });
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
