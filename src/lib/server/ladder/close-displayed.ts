import { inArray, sql } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import type { Tx } from '../db/client';

/**
 * The phone showed the notification of these versions: whoever asks is informed, even when somebody
 * was about to call her. Not who asked for a person or a paper: a screen that lit up is not what she
 * reads by, opening it is.
 */
export async function closeDisplayed(
	tx: Tx,
	actor: GuardianActor,
	versionIds: readonly string[],
	now: Date
): Promise<void> {
	if (versionIds.length === 0) return;
	await tx.execute(sql`
		update notice
		set step = 'reached', next_step_at = null, reached_at = ${now.toISOString()}::timestamptz,
			reached_through = 'displayed'
		where id in (
			select n.id from notice n
			where ${inArray(sql`n.item_version_id`, versionIds)} and n.step not in ('reached', 'void')
				and not (n.step in ('call', 'paper') and n.to_call_reason = 'asked')
				and n.guardian_id in (
					select id from guardian where account_id = ${actor.accountId}::uuid
				)
			order by n.id
			for update
		)`);
}
