import { eq } from 'drizzle-orm';
import { NEVER } from '../../domain/delivery/notification';
import { validityOf } from '../../domain/sms/judge-sms';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { sms } from '../db/schema/reach';
import { openWindows, type Window } from '../delivery/open-windows';
import { deliverySettingsOrUsual } from '../release/delivery-settings-of';
import { NO_CALENDAR_WAIT } from '../release/release-due';
import { claimDueSms, type ClaimedSms } from './claim-due-sms';
import { failSms } from './settle-sms';
import { spendBudget } from './spend-budget';

/** A message that is claimed and paid for; `month` is the one that paid. */
export type PaidSms = ClaimedSms & { month: string };

/** What is done with a claimed message instead of sending it. */
type NotNow =
	| { kind: 'wait'; at: Date }
	| { kind: 'void' }
	| { kind: 'fail'; reason: 'stopped' | 'no-gateway' };

/**
 * Claims due messages, puts aside those that may not leave now, and pays for the others, in one
 * transaction. Schools are paid for in the same order by everybody, so that two processes never
 * wait for each other.
 *
 * @returns what is to be sent, and how many messages were dealt with in all
 */
export function prepareDueSms(
	app: App
): Promise<{ ready: PaidSms[]; leaseUntil: Date; count: number }> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const now = app.clock.now();
		const { claimed, leaseUntil } = await claimDueSms(tx, now);
		const windowOf = openWindows(app);
		const sendable: ClaimedSms[] = [];
		for (const message of claimed) {
			const instead = insteadOfSending(app, message, windowOf(message, now), now);
			if (instead) await putAside(tx, message.id, instead, now);
			else sendable.push(message);
		}
		const schools = Map.groupBy(sendable, (message) => message.school.id);
		const ready: PaidSms[] = [];
		for (const id of [...schools.keys()].sort()) {
			const messages = schools.get(id)!;
			const { month, paid } = await spendBudget(app, tx, messages[0]!.school, messages, now);
			for (const message of messages) {
				if (paid.has(message.id)) ready.push({ ...message, month });
				else await failSms(tx, message.id, 'no-budget', now);
			}
		}
		return { ready, leaseUntil, count: claimed.length };
	});
}

function insteadOfSending(
	app: App,
	message: ClaimedSms,
	{ closesAt, opensNext }: Window,
	now: Date
): NotNow | null {
	if (!message.isAllowed) return { kind: 'void' };
	if (message.isStopped) return { kind: 'fail', reason: 'stopped' };
	if (!app.sms || !deliverySettingsOrUsual(app, message.school).sms.isOn) {
		return { kind: 'fail', reason: 'no-gateway' };
	}
	if (message.school.sendingStoppedAt) return { kind: 'wait', at: NEVER };
	if (validityOf(closesAt, now, message.isUrgent) !== null) return null;
	return { kind: 'wait', at: opensNext() ?? new Date(now.getTime() + NO_CALENDAR_WAIT) };
}

async function putAside(tx: Tx, smsId: string, instead: NotNow, now: Date): Promise<void> {
	if (instead.kind === 'fail') return failSms(tx, smsId, instead.reason, now);
	await tx
		.update(sms)
		.set({
			leaseUntil: null,
			...(instead.kind === 'void' ? { state: 'void' } : { nextAttemptAt: instead.at })
		})
		.where(eq(sms.id, smsId));
}
