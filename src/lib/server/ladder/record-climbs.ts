import { sql } from 'drizzle-orm';
import type { Climb } from '../../domain/ladder/climb';
import type { Tx } from '../db/client';

/** What becomes of a notice; a short message is one that was queued. */
export type Climbed = {
	notice: { id: string };
	climb: Exclude<Climb, { to: 'sms' }> | { to: 'sms'; smsId: string; lookAt: Date };
};

/** Writes what a look at the ladders decided, in one statement. */
export async function recordClimbs(tx: Tx, climbed: readonly Climbed[], now: Date): Promise<void> {
	if (climbed.length === 0) return;
	const values = climbed.map(({ notice, climb }) => ({ id: notice.id, ...columnsOf(climb, now) }));
	await tx.execute(sql`
		update notice n set
			step = coalesce(told.step, n.step),
			next_step_at = told.look_at,
			sms_id = coalesce(told.sms_id, n.sms_id),
			to_call_since = coalesce(told.to_call_since, n.to_call_since),
			to_call_reason = coalesce(told.reason, n.to_call_reason),
			reached_at = coalesce(told.reached_at, n.reached_at),
			reached_through = coalesce(told.through, n.reached_through)
		from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as told(
			id uuid, step text, look_at timestamptz, sms_id uuid,
			to_call_since timestamptz, reason text, reached_at timestamptz, through text
		)
		where n.id = told.id`);
}

function columnsOf(climb: Climbed['climb'], now: Date) {
	switch (climb.to) {
		case 'same':
			return { look_at: climb.lookAt };
		case 'sms':
			return { step: 'sms', look_at: climb.lookAt, sms_id: climb.smsId };
		case 'call':
		case 'paper':
			return { step: climb.to, to_call_since: now, reason: climb.reason };
		case 'reached':
			return { step: 'reached', reached_at: climb.at, through: climb.through };
		case 'void':
			return { step: 'void' };
	}
}
