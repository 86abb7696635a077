import { createHash, timingSafeEqual } from 'node:crypto';
import type { AttemptLimit } from '../../domain/first-connection/code-attempts';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import { addHits, clientKey } from '../front/count-hits';

/** Wrong secrets of one client, and calls of the gateway itself. */
const WRONG_LIMIT: AttemptLimit = { count: 20, minutes: 15 };
const CALL_LIMIT: AttemptLimit = { count: 6_000, minutes: 1 };

/**
 * Whether a gateway's call is heard. 404 when this installation expects none, 403 for a wrong
 * secret, 429 when too many were wrong, or too much comes at once; null when it is heard.
 *
 * @param secret what the caller gave, in a header or in the address
 * @param address network address of the caller
 */
export async function refusalOfCall(
	app: App,
	secret: string | null,
	address: string
): Promise<403 | 404 | 429 | null> {
	const { callbackSecret } = app.config.sms;
	if (!callbackSecret || !app.sms?.callbacks) return 404;
	const isRight = secret !== null && isSame(secret, callbackSecret);
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		if (isRight) {
			const calls = await addHits(tx, 'sms-call', CALL_LIMIT, now, 1);
			return calls > CALL_LIMIT.count ? 429 : null;
		}
		const wrong = await addHits(tx, clientKey(app, 'sms-secret', address), WRONG_LIMIT, now, 1);
		return wrong > WRONG_LIMIT.count ? 429 : 403;
	});
}

/** In the same time whatever the difference. */
function isSame(a: string, b: string): boolean {
	const hash = (value: string) => createHash('sha256').update(value).digest();
	return timingSafeEqual(hash(a), hash(b));
}
