import { and, desc, eq, sql } from 'drizzle-orm';
import type { ComposeError } from '../../domain/message/errors';
import { canTakeBack } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { Change, ItemKind } from '../../domain/shared/item-version';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { Tx } from '../db/client';
import { item, itemSeen, itemVersion } from '../db/schema/item';
import { readSchool } from '../directory/read-school';
import { lockWaiting } from './void-waiting';

export type OwnVersion = Omit<typeof itemVersion.$inferSelect, 'change'> & { change: Change };

type ItemRow = typeof item.$inferSelect;

/** Something written here, with its versions, the latest first. */
export type OwnItem = {
	id: string;
	schoolId: string;
	kind: ItemKind;
	recalledAt: Date | null;
	versions: OwnVersion[];
	/** How many accounts saw it. */
	seen: number;
};

/**
 * An item that the actor may take back, locked with all that waits to tell of it: whoever is just
 * being shown it is waited for, so that `seen` counts them. To be called as the system.
 * @param mayTake who may, where another policy than that of messages decides (an appointment's)
 *
 * Refusals: `compose.not-found` (others' too), `compose.not-ours`.
 */
export async function findOwnItem(
	tx: Tx,
	actor: StaffActor,
	itemId: string,
	mayTake: (found: ItemRow) => boolean = (found) =>
		found.kind === 'workshop' ? canRunWorkshops(actor) : canTakeBack(actor, found)
): Promise<Result<OwnItem, ComposeError>> {
	const [found] = await tx
		.select()
		.from(item)
		.where(and(sql`${item.id}::text = ${itemId.toLowerCase()}`, eq(item.schoolId, actor.schoolId)));
	if (!found || !mayTake(found)) return refuse({ code: 'compose.not-found' });
	if (found.sourceId !== null) return refuse({ code: 'compose.not-ours' });
	const { id } = found;
	// In the order in which the engine and the families take these locks, so that nobody waits in a
	// circle: settings of the school, versions, what waits, and the item, whose key is held by
	// whoever is being shown it.
	await readSchool(tx, actor, 'share');
	const versions = await tx
		.select()
		.from(itemVersion)
		.where(eq(itemVersion.itemId, id))
		.orderBy(desc(itemVersion.number))
		.for('update');
	await lockWaiting(tx, id);
	const [locked] = await tx.select().from(item).where(eq(item.id, id)).for('update');
	return ok({
		id,
		schoolId: found.schoolId,
		kind: found.kind as ItemKind,
		recalledAt: locked!.recalledAt,
		versions: versions as OwnVersion[],
		seen: await tx.$count(itemSeen, eq(itemSeen.itemId, id))
	});
}
