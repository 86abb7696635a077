import { sql } from 'drizzle-orm';
import type { Tx } from '../db/client';

/**
 * Deletes, as SYSTEM, recordings that nothing holds any more: those of messages that were not written
 * or are gone, those of answers that are gone. Each kind of thing that a message or an answer hangs on
 * (a pupil, a division, an account) takes it along; its sound follows here.
 *
 * @param before what was recorded later may be of a message that is being written
 */
export async function forgetLooseRecordings(tx: Tx, before: Date): Promise<void> {
	await tx.execute(sql`delete from recording r
		where r.recorded_at < ${before.toISOString()}::timestamptz and (
			r.purpose = 'answer' and not exists (
				select 1 from family_writing w where w.recording_id = r.id
			)
			or r.purpose = 'message' and r.id::text not in (
				select v.content->'voice'->>'recordingId' from item_version v
				where v.content->'voice'->>'recordingId' is not null
			)
		)`);
}
