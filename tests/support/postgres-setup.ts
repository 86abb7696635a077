import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { migrateServer } from '../../src/lib/server/db/server';
import { findPostgres } from './find-postgres';
import { MIGRATIONS } from './migrations';
import { startPostgres, type PostgresServer } from './postgres-server';

/** Addresses that a worker needs to make its own database. */
export interface PostgresAddresses {
	/** Superuser, database `postgres`. */
	admin: string;
	/** Login that owns the tables: neither superuser nor able to bypass row level security. */
	owner: string;
	/** Login that the application works with. */
	application: string;
}

declare module 'vitest' {
	export interface ProvidedContext {
		postgres: PostgresAddresses;
	}
}

/** Database that every test file copies. */
export const TEMPLATE = 'passerelle_template';
/** Login that owns the tables, not a superuser. */
export const OWNER = 'passerelle_owner';
const LOGIN = 'passerelle_web';

/**
 * Starts a PostgreSQL server, with an owner and an application login as an installation has them,
 * and migrates the template database once.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = await startPostgres(findPostgres());
	try {
		await prepare(server);
	} catch (error) {
		await server.stop();
		throw error;
	}
	project.provide('postgres', {
		admin: server.url('postgres'),
		owner: server.url(TEMPLATE, OWNER),
		application: server.url(TEMPLATE, LOGIN)
	});
	return () => server.stop();
}

async function prepare(server: PostgresServer): Promise<void> {
	const admin = postgres(server.url('postgres'), { max: 1, onnotice: () => {} });
	try {
		await admin.unsafe(`create role ${OWNER} login createrole password '${server.password}'`);
		await admin.unsafe(`create role ${LOGIN} login password '${server.password}'`);
		await admin.unsafe(`create database ${TEMPLATE} owner ${OWNER}`);
		await migrateServer(server.url(TEMPLATE, OWNER), MIGRATIONS);
		await admin.unsafe(`grant passerelle_app to ${LOGIN}`);
	} finally {
		await admin.end();
	}
}
