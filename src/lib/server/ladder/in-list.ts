import { sql, type SQL } from 'drizzle-orm';

/** Values as parameters between the parentheses of an `in`; at least one. */
export function inList(values: readonly string[]): SQL {
	return sql.join(
		values.map((value) => sql`${value}`),
		sql`, `
	);
}
