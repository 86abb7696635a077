import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { openServerDatabase } from '../../src/lib/server/db/server';
import { claimInstallation } from '../../src/lib/server/installation/installation';
import { vapidKeys } from '../../src/lib/server/delivery/vapid-keys';
import { MIGRATIONS } from '../support/migrations';

test('processes that start together on an empty server migrate it once and agree on its keys', async () => {
	const { admin, owner, application } = inject('postgres');
	const name = `together_${randomBytes(4).toString('hex')}`;
	const client = postgres(admin, { max: 1, onnotice: () => {} });
	const ownerName = new URL(owner).username;
	await client.unsafe(`create database ${name} owner ${ownerName}`);
	const at = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
	const start = async () => {
		const db = await openServerDatabase(
			{ url: at(application), ownerUrl: at(owner), poolSize: 2 },
			MIGRATIONS
		);
		await claimInstallation(db, 'production');
		const keys = await vapidKeys(db);
		return { db, keys };
	};
	const started = await Promise.all([start(), start(), start(), start()]);
	expect(new Set(started.map(({ keys }) => keys.publicKey)).size).toBe(1);
	await Promise.all(started.map(({ db }) => db.close()));
	await client.unsafe(`drop database ${name} with (force)`);
	await client.end();
});

test('nothing is served when the application role could bypass the policies', async () => {
	const { admin, owner, application } = inject('postgres');
	const name = `bypass_${randomBytes(4).toString('hex')}`;
	const client = postgres(admin, { max: 1, onnotice: () => {} });
	await client.unsafe(`create database ${name} owner ${new URL(owner).username}`);
	const at = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
	const open = () =>
		openServerDatabase({ url: at(application), ownerUrl: at(owner), poolSize: 1 }, MIGRATIONS);
	await (await open()).close();
	// Owning a table is a way around its policies: only this database's table changes hands.
	const inside = postgres(at(admin), { max: 1, onnotice: () => {} });
	await inside.unsafe('alter table pupil owner to passerelle_app');
	await expect(open()).rejects.toThrow(/bypass row level security/);
	await inside.end();
	await client.unsafe(`drop database ${name} with (force)`);
	await client.end();
});
