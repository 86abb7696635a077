import { sql } from 'drizzle-orm';
import { DEFAULT_LOCALE } from '../../domain/shared/locale';
import type { Tx } from '../db/client';

/**
 * Deletes, as SYSTEM, the French of what families wrote once the answer itself is gone, with its
 * account or its pupil: its words are kept with their translation and would outlive it. What is put
 * into French comes from families alone: schools write in it.
 */
export async function forgetLooseFrench(tx: Tx): Promise<void> {
	await tx.execute(sql`delete from translation t
		where t.target_locale = ${DEFAULT_LOCALE} and not exists (
			select 1 from family_writing w
			where w.school_id = t.school_id and w.text = t.source_text
		)`);
}
