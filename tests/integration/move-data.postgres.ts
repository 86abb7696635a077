import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { rows, type Database } from '../../src/lib/server/db/client';
import { embeddedDatabase } from '../../src/lib/server/db/embedded';
import {
	moveData,
	rowsAtOnce,
	TargetNotEmptyError
} from '../../src/lib/server/installation/move-data';
import { keepSetting } from '../../src/lib/server/installation/setting';
import { recording } from '../../src/lib/server/db/schema/voice';
import { schoolStory, storyItem } from '../factories/school-story';
import { MIGRATIONS } from '../support/migrations';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

const NOW = new Date('2026-11-24T09:00:00Z');

let engine: PGlite;
let source: Database;
let target: TestDatabase;
let owner: Sql;

beforeAll(async () => {
	engine = await PGlite.create();
	source = await embeddedDatabase(engine, MIGRATIONS);
	target = await openTestDatabase();
	owner = postgres(target.server!.ownerUrl, { max: 1, onnotice: () => {} });
	const story = await schoolStory(source, { now: NOW });
	await storyItem(source, story, {
		kind: 'message',
		content: { text: 'Ça va ? « été »' },
		now: NOW
	});
	const { schoolId } = story;
	await source.transaction(SYSTEM, (tx) =>
		tx.insert(recording).values(
			Array.from({ length: 20 }, (_, n) => ({
				schoolId,
				purpose: 'bank',
				mediaType: 'audio/mpeg',
				sound: Uint8Array.from({ length: 256 }, (_, i) => (i + n) % 256),
				durationMs: 500,
				recordedAt: NOW
			}))
		)
	);
	await keepSetting(source, 'code-pepper', () => ({ pepper: 'x' }));
});
afterAll(async () => {
	await owner.end();
	await target.close();
	await source.close();
});

/** Every row of a table as text, in one order, instants in one zone. */
function content(db: Database, table: string): Promise<unknown[]> {
	return db.transaction(SYSTEM, async (tx) => {
		await tx.execute(sql`select set_config('TimeZone', 'UTC', true)`);
		return rows(
			tx,
			sql`select row_to_json(t)::text as row from ${sql.identifier(table)} t order by 1`
		);
	});
}

test('every row of the embedded database arrives, bytes and accents included', async () => {
	const moved = await moveData(engine, owner, () => {});
	expect(moved).toBeGreaterThan(8);
	for (const table of [
		'school',
		'guardian',
		'family_session',
		'item_version',
		'setting',
		'recording'
	]) {
		const expected = await content(source, table);
		expect(expected.length).toBeGreaterThan(0);
		expect(await content(target, table)).toEqual(expected);
	}
});

test('recordings go a few at a time: many would be more than a string holds', async () => {
	expect(await rowsAtOnce(engine, 'recording')).toBeLessThanOrEqual(64);
	expect(await rowsAtOnce(engine, 'pupil')).toBeGreaterThan(100);
});

test('a second move is refused, and changes nothing', async () => {
	const before = await content(target, 'item_version');
	await expect(moveData(engine, owner, () => {})).rejects.toThrow(TargetNotEmptyError);
	expect(await content(target, 'item_version')).toEqual(before);
});
