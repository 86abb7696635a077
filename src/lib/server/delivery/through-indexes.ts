import { sql, type SQL } from 'drizzle-orm';

/**
 * To be selected at the beginning of a transaction: rows are found through indexes whatever the
 * statistics say. In the middle of an opening these are those of another hour, and policies of row
 * level security look far more selective than they are: reading the whole table, once for each batch
 * or even for each row, then looks cheap.
 */
export const throughIndexes: SQL = sql`
	set_config('enable_seqscan', 'off', true),
	set_config('enable_bitmapscan', 'off', true),
	set_config('jit', 'off', true)`;
