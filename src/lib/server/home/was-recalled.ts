import { sql } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import { isUuid } from '../../domain/shared/uuid';
import type { App } from '../app';
import { rows } from '../db/client';

/**
 * Whether an item that the guardian who asks is not shown was recalled by her school before she saw
 * it. Nothing else of it is told; false for what is no business of hers.
 * @param itemId as an address gives it
 */
export async function wasRecalled(
	app: App,
	actor: GuardianActor,
	itemId: string
): Promise<boolean> {
	if (!isUuid(itemId)) return false;
	const [found] = await app.db.transaction(actor, (tx) =>
		rows<{ recalled: boolean }>(tx, sql`select app_was_recalled(${itemId}::uuid) as recalled`)
	);
	return found?.recalled ?? false;
}
