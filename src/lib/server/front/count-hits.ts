import { createHmac } from 'node:crypto';
import { lt, sql } from 'drizzle-orm';
import {
	clientOf,
	windowStart,
	type AttemptLimit
} from '../../domain/first-connection/code-attempts';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { rateLimit } from '../db/schema/account';

const DAY = 86_400_000;

/**
 * Adds to the counter of a key in the present window, or takes off (never under nothing), and gives
 * its count. In the database, so that it holds over several processes.
 */
export async function addHits(
	tx: Tx,
	key: string,
	limit: AttemptLimit,
	now: Date,
	step: number
): Promise<number> {
	const start = windowStart(limit, now).toISOString();
	const [row] = await rows<{ count: number }>(
		tx,
		sql`insert into rate_limit as counter (key, window_start, count)
			values (${key}, ${start}::timestamptz, greatest(0, ${step}::int))
			on conflict (key, window_start) do update set count = greatest(0, counter.count + ${step}::int)
			returning count`
	);
	return row!.count;
}

/** What is limited for each client, and for all of them together. */
export type PairedLimit = { what: string; client: AttemptLimit; installation: AttemptLimit };

/**
 * Counts one more of a client's and of everybody's. A limited client stops counting for the others:
 * one noisy address does not close the door.
 *
 * @param address network address of the client; only a keyed hash of it is stored
 * @returns the counts; `installation` is 0 for a client that is over its own limit
 */
export async function addPairedHit(
	app: App,
	tx: Tx,
	{ what, client: ofClient, installation: ofAll }: PairedLimit,
	address: string,
	now: Date
): Promise<{ client: number; installation: number }> {
	const client = await addHits(tx, clientKey(app, what, address), ofClient, now, 1);
	const installation = client > ofClient.count ? 0 : await addHits(tx, what, ofAll, now, 1);
	return { client, installation };
}

/** Takes off what `addPairedHit` counted: what was asked for was right. */
export async function takePairedHitOff(
	app: App,
	tx: Tx,
	{ what, client, installation }: PairedLimit,
	address: string,
	now: Date
): Promise<void> {
	await addHits(tx, clientKey(app, what, address), client, now, -1);
	await addHits(tx, what, installation, now, -1);
}

/** Forgets counters of long ago. */
export async function forgetHits(tx: Tx, now: Date): Promise<void> {
	await tx.delete(rateLimit).where(lt(rateLimit.windowStart, new Date(now.getTime() - DAY)));
}

/** The key of a client's counter: only a keyed hash of its address is stored. */
export function clientKey(app: App, what: string, address: string): string {
	const hash = createHmac('sha256', app.codePepper).update(clientOf(address)).digest('base64url');
	return `${what}:${hash}`;
}
