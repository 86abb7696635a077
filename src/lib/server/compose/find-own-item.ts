import { and, desc, eq, sql } from 'drizzle-orm';
import type { ComposeError } from '../../domain/message/errors';
import { canTakeBack } from '../../domain/message/message.policy';
import type { StaffActor } from '../../domain/shared/actor';
import type { Change, ItemKind } from '../../domain/shared/item-version';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { Tx } from '../db/client';
import { item, itemSeen, itemVersion } from '../db/schema/item';

export type OwnVersion = Omit<typeof itemVersion.$inferSelect, 'change'> & { change: Change };

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
 * An item that the actor may take back, locked: whoever is just being shown it is waited for, so that
 * `seen` counts them. To be called as the system.
 *
 * Refusals: `compose.not-found` (others' too), `compose.not-ours`.
 */
export async function findOwnItem(
	tx: Tx,
	actor: StaffActor,
	itemId: string
): Promise<Result<OwnItem, ComposeError>> {
	// Keeping an item as seen holds its key: a lock for update waits for that, and is waited for.
	const [found] = await tx
		.select()
		.from(item)
		.where(and(sql`${item.id}::text = ${itemId.toLowerCase()}`, eq(item.schoolId, actor.schoolId)))
		.for('update');
	const isAllowed =
		found && (found.kind === 'workshop' ? canRunWorkshops(actor) : canTakeBack(actor, found));
	if (!isAllowed) return refuse({ code: 'compose.not-found' });
	if (found.sourceId !== null) return refuse({ code: 'compose.not-ours' });
	const versions = await tx
		.select()
		.from(itemVersion)
		.where(eq(itemVersion.itemId, found.id))
		.orderBy(desc(itemVersion.number))
		.for('update');
	const { id, schoolId, recalledAt } = found;
	return ok({
		id,
		schoolId,
		kind: found.kind as ItemKind,
		recalledAt,
		versions: versions as OwnVersion[],
		seen: await tx.$count(itemSeen, eq(itemSeen.itemId, id))
	});
}
