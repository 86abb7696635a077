import { sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { rows, type Database } from '../db/client';

/**
 * A setting of the installation, made by `make` when it is not there yet. Processes that start
 * together agree on the first value written.
 */
export async function keepSetting<T>(db: Database, key: string, make: () => T): Promise<T> {
	return db.transaction(SYSTEM, async (tx) => {
		const read = () => rows<{ value: T }>(tx, sql`select value from setting where key = ${key}`);
		const [kept] = await read();
		if (kept) return kept.value;
		await tx.execute(sql`
			insert into setting (key, value) values (${key}, ${JSON.stringify(make())}::jsonb)
			on conflict (key) do nothing`);
		const [written] = await read();
		return written!.value;
	});
}
