import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Actor } from '../../domain/shared/actor';

/** A transaction, on either driver. Queries exist only inside one. */
export type Tx = PgDatabase<PgQueryResultHKT>;

/** The database as use cases see it: nothing but transactions that carry who asks. */
export interface Database {
	/** Which engine answers: the embedded one (PGlite) or a PostgreSQL server. */
	readonly engine: 'embedded' | 'server';
	/**
	 * Runs `work` in one transaction, as the application role and on behalf of `actor`; commits
	 * when it resolves, rolls back when it throws.
	 */
	transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
	/** Ends connections (and gives the embedded data folder back). */
	close(): Promise<void>;
}

/** Raw rows of a statement: postgres.js answers an array, PGlite an object that holds one. */
export async function rows<Row extends object>(tx: Tx, statement: SQL): Promise<Row[]> {
	const result = (await tx.execute(statement)) as unknown;
	return (Array.isArray(result) ? [...result] : (result as { rows: Row[] }).rows) as Row[];
}

/** The name of the constraint that a failed statement violated, on either driver; null if none. */
export function violatedConstraint(error: unknown): string | null {
	for (let e = error; e instanceof Error; e = e.cause as unknown) {
		const { constraint_name: server, constraint: embedded } = e as Error & {
			constraint_name?: string;
			constraint?: string;
		};
		if (server ?? embedded) return (server ?? embedded)!;
	}
	return null;
}
