import { sql } from 'drizzle-orm';
import type { Locale } from '../../domain/shared/locale';
import { rows, type Tx } from '../db/client';
import { isLeaseFree } from '../db/lease';

/** Texts of one claim. */
const BATCH = 20;
/** Longer than a batch takes at worst; after it, another process takes over. */
const LEASE = 600_000;

/** A text taken by this process, with all that translating needs. */
export type ClaimedText = {
	id: string;
	schoolId: string;
	sourceText: string;
	from: Locale;
	to: Locale;
	attempts: number;
	askedAt: Date;
};

/** A batch, and the end of the lease by which it is recognised. */
export type TextBatch = { claimed: ClaimedText[]; leaseUntil: Date };

/**
 * Takes a batch of due texts for this process, of schools that opted into this very engine and have
 * not stopped their sending. A process that dies in between lets the lease end, and they are taken
 * again. Texts of a school that has not opted into this engine, or no longer, go to people.
 */
export async function claimDueTranslations(tx: Tx, engine: string, now: Date): Promise<TextBatch> {
	const leaseUntil = new Date(now.getTime() + LEASE);
	const at = sql`${now.toISOString()}::timestamptz`;
	await tx.execute(sql`
		update translation t set state = 'human', reason = 'not-opted-in', lease_until = null
		where t.state = 'waiting' and t.next_attempt_at <= ${at} and not exists (
			select 1 from translation_opt_in o where o.school_id = t.school_id and o.engine = ${engine}
		)`);
	type Row = Omit<ClaimedText, 'askedAt'> & { askedAt: Date | string };
	const taken = await rows<Row>(
		tx,
		sql`
		with due as (
			select t.id from translation t
			join translation_opt_in o on o.school_id = t.school_id and o.engine = ${engine}
			join school s on s.id = t.school_id and s.sending_stopped_at is null
			where t.state = 'waiting' and not t.is_sensitive and t.next_attempt_at <= ${at}
				and ${isLeaseFree(now, LEASE, sql`t.lease_until`)}
			order by t.next_attempt_at, t.id
			limit ${BATCH}
			for update of t skip locked
		)
		update translation t set lease_until = ${leaseUntil.toISOString()}::timestamptz
		from due where t.id = due.id
		returning t.id, t.school_id as "schoolId", t.source_text as "sourceText",
			t.source_locale as "from", t.target_locale as "to", t.attempts, t.asked_at as "askedAt"`
	);
	return {
		claimed: taken.map((row) => ({ ...row, askedAt: new Date(row.askedAt) })),
		leaseUntil
	};
}
