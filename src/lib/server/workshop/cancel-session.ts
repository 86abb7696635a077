import type { ComposeError } from '../../domain/message/errors';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import type { Result } from '../../domain/shared/result';
import type { App } from '../app';
import { takeBackItem, type TakenBack } from '../recall/take-back-item';
import { registeredOf } from './registered-of';
import { sayToRegistered } from './say-to-registered';
import { findSession, oneAtATime } from './session-state';

/**
 * Cancels a session: every family sees that it does not take place, and those who have a place or wait
 * for one are each told, in open hours.
 *
 * Refusals: those of `takeBackItem`.
 */
export async function cancelSession(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<Result<TakenBack, ComposeError>> {
	const taken = await takeBackItem(app, actor, itemId);
	if (!taken.ok) return taken;
	const now = app.clock.now();
	await app.db.transaction(SYSTEM, async (tx) => {
		await oneAtATime(tx, itemId);
		const session = await findSession(tx, itemId);
		if (!session) return;
		const who = await registeredOf(tx, session.itemId, 'everybody');
		await sayToRegistered(tx, session, 'cancelled', who, now);
	});
	app.wake();
	return taken;
}
