import { nextOpening, currentWindowEnd } from '../../domain/disconnection/release-window';
import { judgeAnswer, type Outcome } from '../../domain/delivery/judge-answer';
import {
	ttlUntil,
	urgencyOf,
	type News,
	type NotifiedKind
} from '../../domain/delivery/notification';
import type { PushPayload } from '../../domain/delivery/push-payload';
import { topicOf } from '../../domain/delivery/topic';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { hoursOrNull } from '../release/hours-of-school';
import { claimDue, type Claimed } from './claim-due';
import { recipientDevices } from './recipient-devices';
import { recordOutcomes, type Recorded } from './record-outcomes';
import { wordNotification } from './word-notification';

/** Requests under way at once. */
const CONCURRENCY = 20;

/**
 * Sends a batch of due deliveries. What one device has to be told of one child goes as one
 * notification. Nothing is sent in a closed period: it is planned again for the next opening.
 *
 * @returns how many deliveries were dealt with; more may be due while it is not 0
 */
export async function sendDue(app: App): Promise<number> {
	const now = app.clock.now();
	const { claimed, allowed } = await app.db.transaction(SYSTEM, async (tx) => {
		const claimed = await claimDue(tx, now);
		const ids = claimed.map((one) => one.id);
		return { claimed, allowed: await recipientDevices.stillAllowed(tx, ids, now) };
	});
	if (claimed.length === 0) return 0;
	const groups = [...Map.groupBy(claimed, groupOf).values()];
	const recorded: Recorded[] = [];
	const troubles: unknown[] = [];
	const work = async () => {
		for (let group = groups.pop(); group; group = groups.pop()) {
			try {
				recorded.push(...(await sendGroup(app, group, allowed)));
			} catch (error) {
				// The others' outcomes are kept; these deliveries come back when their lease ends.
				troubles.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, work));
	await app.db.transaction(SYSTEM, (tx) => recordOutcomes(tx, recorded));
	if (troubles.length > 0) throw troubles[0];
	return claimed.length;
}

function groupOf({ id, subscription, subjectId }: Claimed): string {
	return subscription ? `${subscription.id} ${subjectId}` : id;
}

async function sendGroup(
	app: App,
	group: Claimed[],
	allowed: ReadonlySet<string>
): Promise<Recorded[]> {
	const told = group.filter((one) => allowed.has(one.id));
	const untold = group
		.filter((one) => !allowed.has(one.id))
		.map((one): Recorded => ({ delivery: one, outcome: { kind: 'gone' }, ...NOT_TRIED }));
	const [first] = told;
	if (!first?.subscription) return untold;

	const now = app.clock.now();
	const hours = hoursOrNull(app, first.school);
	const closesAt = hours && currentWindowEnd(hours, now);
	const ttlSeconds = closesAt && ttlUntil(closesAt, now);
	if (!closesAt || !ttlSeconds) {
		const opening = hours && nextOpening(hours, now);
		const outcome: Recorded['outcome'] = opening?.ok
			? { kind: 'retry', at: opening.value }
			: { kind: 'expired' };
		return [...untold, ...told.map((one) => ({ delivery: one, outcome, ...NOT_TRIED }))];
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
	return [
		...untold,
		...told.map((one) => ({ delivery: one, outcome, status, attempts, sentAt: now }))
	];
}

const NOT_TRIED = { status: null, attempts: null, sentAt: null };

function newsOf({ itemId, kind, change }: Claimed): News {
	return { itemId, kind: kind as NotifiedKind, change: change as News['change'] };
}

/** What somebody has to mend. The endpoint is a person's device: it stays out of the log. */
function logTrouble(app: App, outcome: Outcome, answer: string, status: number | null): void {
	if (status === 401 || status === 403) app.log.error({ status }, 'a push service refuses our key');
	else if (outcome.kind === 'failed') app.log.error({ answer, status }, 'a push was given up');
}
