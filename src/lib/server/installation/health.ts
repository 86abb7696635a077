import { sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';

/** Whether the database answers a question. */
export async function isDatabaseAnswering(app: App): Promise<boolean> {
	try {
		await app.db.transaction(SYSTEM, (tx) => tx.execute(sql`select 1`));
		return true;
	} catch (error) {
		app.log.error({ error: (error as Error).name }, 'the database does not answer');
		return false;
	}
}
