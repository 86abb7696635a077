import { and, eq, isNull, notExists, sql } from 'drizzle-orm';
import { judgeSms, validityOf } from '../../domain/sms/judge-sms';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { school } from '../db/schema/directory';
import { sms, smsStop } from '../db/schema/reach';
import { openWindows } from '../delivery/open-windows';
import { expireUnreported } from './expire-unreported';
import { prepareDueSms, type PaidSms } from './prepare-due-sms';
import { giveBackUntried, recordSms } from './record-sms';

/** Messages under way at once. With a gateway that takes ten seconds, a batch is done in fifty. */
const LANES = 10;
/** How long a gateway that is silent, or asks for patience, is left alone. */
const PUT_OFF = 30_000;

/**
 * Sends due short messages, one batch of them: in the hours of the school narrowed by the family's
 * own, unless urgent, within the month's budget, with a validity that ends with the window. Then
 * ends those of which nothing was heard in time.
 *
 * A gateway that is silent for all, or throttles, is left alone: the rest of the batch is given
 * back untried, so that nothing else waits for it.
 *
 * @returns how many messages were dealt with; more may be due while it is not 0
 */
export async function sendDueSms(app: App): Promise<number> {
	const { ready, leaseUntil, count } = await prepareDueSms(app);
	const windowOf = openWindows(app);
	let next = 0;
	let silent = 0;
	let isThrottled = false;
	const lane = async () => {
		for (let message = ready[next++]; message; message = ready[next++]) {
			const now = app.clock.now();
			const { closesAt } = windowOf(message, now);
			const seconds = validityOf(closesAt, now, message.isUrgent);
			const isPutOff = silent >= LANES || isThrottled;
			if (isPutOff || seconds === null || !(await maySend(app, message, leaseUntil))) {
				const at = new Date(now.getTime() + (isPutOff ? PUT_OFF : 0));
				await giveBackUntried(app, message, at, leaseUntil);
				continue;
			}
			const validUntil = new Date(now.getTime() + seconds * 1_000);
			const answer = await app.sms!.send({
				reference: message.id,
				to: message.phone,
				text: message.text,
				validUntil,
				validSeconds: seconds
			});
			silent = answer.kind === 'no-answer' ? silent + 1 : 0;
			isThrottled ||= answer.kind === 'throttled';
			const attempts = message.attempts + 1;
			const random = Math.random();
			const verdict = judgeSms(answer, { attempts, now: app.clock.now(), random });
			if (verdict.kind === 'failed') {
				app.log.warn({ smsId: message.id, answer: answer.kind }, 'a short message was given up');
			}
			await recordSms(app, message, { answer, verdict, sentAt: now, validUntil }, leaseUntil);
		}
	};
	const lanes = await Promise.allSettled(
		Array.from({ length: Math.min(LANES, ready.length) }, lane)
	);
	const trouble = lanes.find((one) => one.status === 'rejected');
	if (trouble) throw trouble.reason;
	return count + (await expireUnreported(app));
}

/** Asked at the last moment: the school's stop switch, a STOP, and whose message it is. */
async function maySend(app: App, message: PaidSms, leaseUntil: Date): Promise<boolean> {
	const [found] = await app.db.transaction(SYSTEM, (tx) =>
		tx
			.select({ id: sms.id })
			.from(sms)
			.innerJoin(school, eq(school.id, sms.schoolId))
			.where(
				and(
					eq(sms.id, message.id),
					eq(sms.state, 'waiting'),
					eq(sms.leaseUntil, leaseUntil),
					isNull(school.sendingStoppedAt),
					notExists(
						tx
							.select({ one: sql`1` })
							.from(smsStop)
							.where(eq(smsStop.phone, message.phone))
					)
				)
			)
	);
	return found !== undefined;
}
