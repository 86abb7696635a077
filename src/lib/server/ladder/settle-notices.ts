import { sql } from 'drizzle-orm';
import type { Tx } from '../db/client';

/** How a short message ended. */
export type SmsEnd = 'delivered' | 'failed' | 'expired';

/**
 * Tells the ladder how a short message ended, in the transaction that writes it on the message, as
 * SYSTEM. Delivered, its reader is informed, even when somebody was about to call her. Otherwise
 * the ladder looks at her again now, and people take over. Locked in the order in which the ladder
 * locks, so that nobody waits in a circle.
 */
export async function settleNotices(tx: Tx, smsId: string, end: SmsEnd, now: Date): Promise<void> {
	const at = sql`${now.toISOString()}::timestamptz`;
	const [isOpen, becomes] =
		end === 'delivered'
			? [
					sql`step not in ('reached', 'void')`,
					sql`step = 'reached', next_step_at = null, reached_at = ${at}, reached_through = 'sms'`
				]
			: [sql`step = 'sms'`, sql`next_step_at = ${at}`];
	await tx.execute(sql`
		update notice set ${becomes}
		where id in (
			select id from notice where sms_id = ${smsId}::uuid and ${isOpen} order by id for update
		)`);
}
