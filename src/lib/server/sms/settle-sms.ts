import { and, eq, inArray } from 'drizzle-orm';
import { endOfParts } from '../../domain/sms/judge-sms';
import type { SmsOutcome } from '../../domain/sms/sms-gateway';
import type { Tx } from '../db/client';
import { sms, smsPart } from '../db/schema/reach';
import { settleNotices, type SmsEnd } from '../ladder/settle-notices';

/**
 * Ends a short message that did not leave, or did not arrive, and tells the ladder, as SYSTEM.
 * @param reason `stopped`, `no-budget`, `no-gateway`, or the gateway's words, shortened
 */
export async function failSms(tx: Tx, smsId: string, reason: string, now: Date): Promise<void> {
	await tx
		.update(sms)
		.set({ state: 'failed', leaseUntil: null, lastError: reason.slice(0, 200) })
		.where(eq(sms.id, smsId));
	await settleNotices(tx, smsId, 'failed', now);
}

/**
 * Ends a short message as its parts ended, once they all did. Asked again, it changes nothing; a
 * delivery that is told late is believed all the same.
 */
export async function settleFromParts(tx: Tx, smsId: string, now: Date): Promise<void> {
	// Locked first: of two reports taken together, the second reads what the first one wrote.
	const [message] = await tx
		.select({ state: sms.state })
		.from(sms)
		.where(and(eq(sms.id, smsId), inArray(sms.state, ['sent', 'failed', 'expired'])))
		.for('update');
	if (!message) return;
	const parts = await tx
		.select({ outcome: smsPart.outcome })
		.from(smsPart)
		.where(eq(smsPart.smsId, smsId));
	const end = endOfParts(parts.map(({ outcome }) => outcome as SmsOutcome | null));
	if (!end || (end !== 'delivered' && message.state !== 'sent')) return;
	await endSms(tx, smsId, end, now);
}

/** Writes how a sent message ended, and tells the ladder. */
export async function endSms(tx: Tx, smsId: string, end: SmsEnd, now: Date): Promise<void> {
	await tx
		.update(sms)
		.set({ state: end, ...(end === 'delivered' && { deliveredAt: now }) })
		.where(eq(sms.id, smsId));
	await settleNotices(tx, smsId, end, now);
}
