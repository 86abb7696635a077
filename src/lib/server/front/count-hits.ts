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

/** Forgets counters of long ago. */
export async function forgetHits(tx: Tx, now: Date): Promise<void> {
	await tx.delete(rateLimit).where(lt(rateLimit.windowStart, new Date(now.getTime() - DAY)));
}

/** The key of a client's counter: only a keyed hash of its address is stored. */
export function clientKey(app: App, what: string, address: string): string {
	const hash = createHmac('sha256', app.codePepper).update(clientOf(address)).digest('base64url');
	return `${what}:${hash}`;
}
