import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import { rows } from '../../src/lib/server/db/client';
import { testApp, type TestApp } from '../support/test-app';

let app: TestApp;
beforeAll(async () => {
	app = await testApp({ now: '2026-11-24T10:00:00Z' });
});
afterAll(() => app.close());

test('every table of the public schema is under row level security', async () => {
	const unguarded = await app.db.transaction(SYSTEM, (tx) =>
		rows<{ name: string }>(
			tx,
			sql`select relname as name from pg_class
				where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity`
		)
	);
	expect(unguarded).toEqual([]);
});

test('queries run as a role that neither owns tables nor bypasses policies', async () => {
	const [role] = await app.db.transaction(SYSTEM, (tx) =>
		rows<{ name: string; bypasses: boolean; owned: number }>(
			tx,
			sql`select current_user as name, r.rolsuper or r.rolbypassrls as bypasses,
				(select count(*)::int from pg_tables where tableowner = current_user) as owned
				from pg_roles r where rolname = current_user`
		)
	);
	expect(role).toEqual({ name: 'passerelle_app', bypasses: false, owned: 0 });
});

test('the tables are as empty as they were, once emptied', async () => {
	const count = () =>
		app.db.transaction(SYSTEM, (tx) =>
			rows<{ n: number }>(tx, sql`select count(*)::int as n from setting`)
		);
	expect((await count())[0]!.n).toBeGreaterThan(0);
	await app.db.empty();
	expect((await count())[0]!.n).toBe(0);
});

test('the clock is the test’s', () => {
	expect(app.clock.now().toISOString()).toBe('2026-11-24T10:00:00.000Z');
	app.setNow('2026-11-24T18:30:00+01:00');
	expect(app.clock.now().toISOString()).toBe('2026-11-24T17:30:00.000Z');
});
