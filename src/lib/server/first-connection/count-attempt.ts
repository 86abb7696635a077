import { SYSTEM } from '../../domain/shared/actor';
import {
	CLIENT_LIMIT,
	INSTALLATION_LIMIT,
	judgeAttempt,
	type TooManyAttempts
} from '../../domain/first-connection/code-attempts';
import type { Result } from '../../domain/shared/result';
import type { App } from '../app';
import { addPairedHit, forgetHits, takePairedHitOff, type PairedLimit } from '../front/count-hits';

const TYPED_CODES: PairedLimit = {
	what: 'typed-code',
	client: CLIENT_LIMIT,
	installation: INSTALLATION_LIMIT
};

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
		return judgeAttempt(await addPairedHit(app, tx, TYPED_CODES, address, now), now);
	});
}

/** Takes a right code's attempt off the counters. */
export async function forgetAttempt(app: App, address: string): Promise<void> {
	const now = app.clock.now();
	await app.db.transaction(SYSTEM, (tx) => takePairedHitOff(app, tx, TYPED_CODES, address, now));
}
