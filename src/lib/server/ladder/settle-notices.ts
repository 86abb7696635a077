import { sql } from 'drizzle-orm';
import type { Tx } from '../db/client';

/** How a short message ended. */
export type SmsEnd = 'delivered' | 'failed' | 'expired';

/**
 * Tells the ladder how a short message ended, in the transaction that writes it on the message, as
 * SYSTEM. Delivered, its reader is informed, even when somebody was about to call her. Otherwise
 * the ladder looks at her again now, and people take over.
 */
export async function settleNotices(tx: Tx, smsId: string, end: SmsEnd, now: Date): Promise<void> {
	const at = sql`${now.toISOString()}::timestamptz`;
	if (end === 'delivered') {
		await tx.execute(sql`
			update notice
			set step = 'reached', next_step_at = null, reached_at = ${at}, reached_through = 'sms'
			where sms_id = ${smsId}::uuid and step not in ('reached', 'void')`);
	} else {
		await tx.execute(sql`
			update notice set next_step_at = ${at} where sms_id = ${smsId}::uuid and step = 'sms'`);
	}
}
