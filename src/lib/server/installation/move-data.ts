import type { PGlite } from '@electric-sql/pglite';
import type { Sql } from 'postgres';

/** Rows carried at a time: enough to be quick, little enough to stay small in memory. */
const BATCH = 500;
/**
 * The same where a column holds bytes: a recording of 1 MB is 2 MB of JSON, and 500 of them are more
 * than a string may be long (V8: 512 MB).
 */
const BATCH_OF_BYTES = 16;

/** The target already holds rows: moving into it would mix two installations. */
export class TargetNotEmptyError extends Error {
	override name = 'TargetNotEmptyError';
}

/** A table did not arrive whole: nothing was kept. */
export class IncompleteMoveError extends Error {
	override name = 'IncompleteMoveError';
}

/**
 * Copies every row of an embedded database to a migrated, empty PostgreSQL database, in one
 * transaction of the target: all of it arrives, or none.
 * @param target a connection as the owner of the tables
 * @param onTable called before each table with its name and its number of rows
 * @returns the number of rows moved
 * @throws TargetNotEmptyError when the target holds rows already
 * @throws IncompleteMoveError when a count differs after the copy
 */
export async function moveData(
	source: PGlite,
	target: Sql,
	onTable: (table: string, count: number) => void
): Promise<number> {
	const tables = await tablesParentsFirst(source);
	return target.begin(async (tx) => {
		for (const table of tables) {
			const [{ taken } = { taken: false }] = await tx<{ taken: boolean }[]>`
				select exists (select 1 from ${tx(table)}) as taken`;
			if (taken) throw new TargetNotEmptyError(table);
		}
		let moved = 0;
		for (const table of tables) {
			const expected = await countOf(source, table);
			onTable(table, expected);
			const batchSize = await rowsAtOnce(source, table);
			await source.transaction(async (reading) => {
				await reading.exec(
					`declare moving cursor for select row_to_json(t) as row from "${table}" t`
				);
				for (;;) {
					const { rows } = await reading.query<{ row: object }>(`fetch ${batchSize} from moving`);
					if (rows.length === 0) break;
					const batch = JSON.stringify(rows.map(({ row }) => row));
					await tx`insert into ${tx(table)}
						select * from json_populate_recordset(null::${tx(table)}, ${batch}::text::json)`;
				}
			});
			const [{ arrived } = { arrived: 0 }] = await tx<{ arrived: number }[]>`
				select count(*)::int as arrived from ${tx(table)}`;
			if (arrived !== expected) throw new IncompleteMoveError(table);
			moved += arrived;
		}
		return moved;
	}) as Promise<number>;
}

/** Tables in an order in which no row arrives before the row it points to. */
async function tablesParentsFirst(source: PGlite): Promise<string[]> {
	const { rows: tables } = await source.query<{ name: string }>(
		`select relname as name from pg_class
		 where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`
	);
	const { rows: links } = await source.query<{ child: string; parent: string }>(
		`select c.relname as child, p.relname as parent from pg_constraint k
		 join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
		 where k.contype = 'f' and k.conrelid <> k.confrelid`
	);
	const ordered: string[] = [];
	const waiting = new Set(tables.map(({ name }) => name));
	while (waiting.size > 0) {
		const ready = [...waiting].filter((table) =>
			links.every(({ child, parent }) => child !== table || !waiting.has(parent))
		);
		if (ready.length === 0) throw new Error('Tables point at each other in a circle.');
		for (const table of ready) {
			ordered.push(table);
			waiting.delete(table);
		}
	}
	return ordered;
}

/** How many rows of a table are carried at a time. */
export async function rowsAtOnce(source: PGlite, table: string): Promise<number> {
	const { rows } = await source.query(
		`select 1 from information_schema.columns
		 where table_schema = 'public' and table_name = $1 and data_type = 'bytea'`,
		[table]
	);
	return rows.length > 0 ? BATCH_OF_BYTES : BATCH;
}

async function countOf(source: PGlite, table: string): Promise<number> {
	const { rows } = await source.query<{ n: number }>(`select count(*)::int as n from "${table}"`);
	return rows[0]!.n;
}
