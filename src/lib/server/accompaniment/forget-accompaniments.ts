import { lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/client';
import { accompaniment } from '../db/schema/accompaniment';

const DAY = 86_400_000;
/** A school year and the summer after it (CNIL: what a school knows of families, for that year). */
const NAMES_KEPT = 400 * DAY;

/**
 * Forgets lines taken back more than a day ago and, after a school year, who was helped, the notes and
 * the appointments: figures stay, names do not. People of whom nothing is left are forgotten too. To
 * be called as the system.
 */
export async function forgetAccompaniments(tx: Tx, now: Date): Promise<void> {
	await tx.delete(accompaniment).where(lt(accompaniment.undoneAt, new Date(now.getTime() - DAY)));
	const before = sql`${new Date(now.getTime() - NAMES_KEPT).toISOString()}::timestamptz`;
	await tx.execute(sql`
		with gone as (
			delete from accompaniment_participant ap using accompaniment a
			where a.id = ap.accompaniment_id and a.at < ${before}
			returning ap.accompaniment_id
		), counted as (
			select accompaniment_id, count(*)::int as people from gone group by accompaniment_id
		)
		update accompaniment a set anonymous_count = a.anonymous_count + c.people
		from counted c where c.accompaniment_id = a.id`);
	await tx.execute(sql`
		update accompaniment set note = '', tags = '{}' where at < ${before} and (note <> '' or tags <> '{}')`);
	await tx.execute(sql`delete from appointment where starts_at < ${before}`);
	await tx.execute(sql`
		delete from beneficiary b
		where b.created_at < ${before}
			and not exists (select 1 from accompaniment_participant ap
				join beneficiary l on l.id = ap.beneficiary_id
				where l.id = b.id or l.merged_into_id = b.id or l.id = b.merged_into_id)
			and not exists (select 1 from appointment p
				join beneficiary l on l.id = p.beneficiary_id
				where l.id = b.id or l.merged_into_id = b.id or l.id = b.merged_into_id)`);
}
