import { and, eq } from 'drizzle-orm';
import { isBilled, type SmsVerdict } from '../../domain/sms/judge-sms';
import type { SmsAnswer } from '../../domain/sms/sms-gateway';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { sms, smsPart } from '../db/schema/reach';
import type { PaidSms } from './prepare-due-sms';
import { failSms, settleFromParts } from './settle-sms';
import { refundBudget } from './spend-budget';

/** What was tried: the answer, and what is made of it. */
export type Tried = { answer: SmsAnswer; verdict: SmsVerdict; sentAt: Date; validUntil: Date };

/**
 * Writes what became of one attempt. A message whose lease went to another process meanwhile is not
 * given back in its place; that it was sent is written all the same.
 */
export function recordSms(
	app: App,
	message: PaidSms,
	{ answer, verdict, sentAt, validUntil }: Tried,
	leaseUntil: Date
): Promise<void> {
	return app.db.transaction(SYSTEM, async (tx) => {
		const now = app.clock.now();
		if (!isBilled(answer)) await refundBudget(tx, message.school.id, message.month, message);
		const attempts = message.attempts + 1;
		if (verdict.kind === 'sent') {
			await tx
				.update(sms)
				.set({
					state: 'sent',
					leaseUntil: null,
					attempts,
					sentAt,
					validUntil,
					gateway: app.sms!.name,
					gatewayId: verdict.ids[0] ?? null,
					lastError: null
				})
				.where(and(eq(sms.id, message.id), eq(sms.state, 'waiting')));
			await claimParts(tx, app.sms!.name, message.id, verdict.ids, now);
			await settleFromParts(tx, message.id, now);
			return;
		}
		const [mine] = await tx
			.update(sms)
			.set({ attempts, lastError: wordsOf(answer).slice(0, 200) })
			.where(isStillMine(message.id, leaseUntil))
			.returning({ id: sms.id });
		if (!mine) return;
		if (verdict.kind === 'failed') return failSms(tx, message.id, wordsOf(answer), now);
		await giveBack(tx, message.id, verdict.at);
	});
}

/** Gives back a message that was not tried, with what it cost. */
export function giveBackUntried(
	app: App,
	message: PaidSms,
	at: Date,
	leaseUntil: Date
): Promise<void> {
	return app.db.transaction(SYSTEM, async (tx) => {
		await refundBudget(tx, message.school.id, message.month, message);
		const [mine] = await tx
			.select({ id: sms.id })
			.from(sms)
			.where(isStillMine(message.id, leaseUntil))
			.for('update');
		if (mine) await giveBack(tx, message.id, at);
	});
}

function isStillMine(smsId: string, leaseUntil: Date) {
	return and(eq(sms.id, smsId), eq(sms.state, 'waiting'), eq(sms.leaseUntil, leaseUntil));
}

async function giveBack(tx: Tx, smsId: string, at: Date): Promise<void> {
	await tx.update(sms).set({ leaseUntil: null, nextAttemptAt: at }).where(eq(sms.id, smsId));
}

/** Names the message by its parts: what a report said before we knew is found there. */
async function claimParts(
	tx: Tx,
	gateway: string,
	smsId: string,
	ids: readonly string[],
	at: Date
): Promise<void> {
	for (const gatewayId of ids) {
		await tx
			.insert(smsPart)
			.values({ gateway, gatewayId, smsId, at })
			.onConflictDoUpdate({ target: [smsPart.gateway, smsPart.gatewayId], set: { smsId } });
	}
}

function wordsOf(answer: SmsAnswer): string {
	if (answer.kind === 'refused' || answer.kind === 'no-answer') return answer.reason;
	return answer.kind;
}
