import { sql, type SQL } from 'drizzle-orm';

/**
 * Whether nobody holds a row of a queue: it was never leased, its lease is over, or its lease is
 * longer than any is, since it was taken while the clock was ahead.
 *
 * @param length of the queue's leases, in milliseconds
 * @param column `lease_until`, qualified where the statement has several
 */
export function isLeaseFree(now: Date, length: number, column: SQL = sql`lease_until`): SQL {
	const tooFar = new Date(now.getTime() + 2 * length);
	return sql`(${column} is null or ${column} < ${now.toISOString()}::timestamptz
		or ${column} > ${tooFar.toISOString()}::timestamptz)`;
}
