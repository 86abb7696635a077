import { createHmac } from 'node:crypto';
import { lt, sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import {
	CLIENT_LIMIT,
	clientOf,
	INSTALLATION_LIMIT,
	judgeAttempt,
	windowStart,
	type AttemptLimit,
	type TooManyAttempts
} from '../../domain/first-connection/code-attempts';
import type { Result } from '../../domain/shared/result';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { rateLimit } from '../db/schema/account';

const INSTALLATION_KEY = 'typed-code';
const DAY = 86_400_000;

/**
 * Counts an attempt at a typed code before it is looked at, so that attempts sent together are all
 * counted, and says whether it may go on. Kept when it was wrong, taken off by `forgetAttempt`.
 * @param address network address of the client; only a keyed hash of it is stored
 */
export async function countAttempt(
	app: App,
	address: string
): Promise<Result<null, TooManyAttempts>> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		await tx.delete(rateLimit).where(lt(rateLimit.windowStart, new Date(now.getTime() - DAY)));
		const client = await add(tx, clientKey(app, address), CLIENT_LIMIT, now, 1);
		// A limited client stops counting for the others: one noisy address does not close the door.
		const installation =
			client > CLIENT_LIMIT.count ? 0 : await add(tx, INSTALLATION_KEY, INSTALLATION_LIMIT, now, 1);
		return judgeAttempt({ client, installation }, now);
	});
}

/** Takes a right code's attempt off the counters. */
export async function forgetAttempt(app: App, address: string): Promise<void> {
	const now = app.clock.now();
	await app.db.transaction(SYSTEM, async (tx) => {
		await add(tx, clientKey(app, address), CLIENT_LIMIT, now, -1);
		await add(tx, INSTALLATION_KEY, INSTALLATION_LIMIT, now, -1);
	});
}

async function add(tx: Tx, key: string, limit: AttemptLimit, now: Date, step: 1 | -1) {
	const start = windowStart(limit, now).toISOString();
	const [row] = await rows<{ count: number }>(
		tx,
		sql`insert into rate_limit as counter (key, window_start, count)
			values (${key}, ${start}::timestamptz, ${step}::int)
			on conflict (key, window_start) do update set count = greatest(0, counter.count + ${step}::int)
			returning count`
	);
	return row!.count;
}

function clientKey(app: App, address: string): string {
	const hash = createHmac('sha256', app.codePepper).update(clientOf(address)).digest('base64url');
	return `typed-code:${hash}`;
}
