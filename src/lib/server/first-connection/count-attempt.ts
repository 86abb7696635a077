import { SYSTEM } from '../../domain/shared/actor';
import {
	CLIENT_LIMIT,
	INSTALLATION_LIMIT,
	judgeAttempt,
	type TooManyAttempts
} from '../../domain/first-connection/code-attempts';
import type { Result } from '../../domain/shared/result';
import type { App } from '../app';
import { addHits, clientKey, forgetHits } from '../front/count-hits';

const INSTALLATION_KEY = 'typed-code';

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
		await forgetHits(tx, now);
		const client = await addHits(
			tx,
			clientKey(app, INSTALLATION_KEY, address),
			CLIENT_LIMIT,
			now,
			1
		);
		// A limited client stops counting for the others: one noisy address does not close the door.
		const installation =
			client > CLIENT_LIMIT.count
				? 0
				: await addHits(tx, INSTALLATION_KEY, INSTALLATION_LIMIT, now, 1);
		return judgeAttempt({ client, installation }, now);
	});
}

/** Takes a right code's attempt off the counters. */
export async function forgetAttempt(app: App, address: string): Promise<void> {
	const now = app.clock.now();
	await app.db.transaction(SYSTEM, async (tx) => {
		await addHits(tx, clientKey(app, INSTALLATION_KEY, address), CLIENT_LIMIT, now, -1);
		await addHits(tx, INSTALLATION_KEY, INSTALLATION_LIMIT, now, -1);
	});
}
