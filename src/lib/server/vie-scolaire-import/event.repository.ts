import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Change, ItemKind } from '$lib/domain/shared/item-version';
import type { KnownVersion } from '$lib/domain/vie-scolaire/plan-event';
import type { Tx } from '../db/client';
import { item, itemVersion } from '../db/schema/item';
import { batches } from '../directory/import-directory.repository';

/** Who reads an item: the guardians of a pupil, of a division, or of the school. */
export type Target = { pupilId: string | null; divisionId: string | null };

export type TrackedVersion = KnownVersion & { id: string; number: number; isNew: boolean };

/** An item and its versions, known or being made. */
export type TrackedItem = {
	id: string;
	kind: ItemKind;
	sourceId: string;
	target: Target;
	versions: TrackedVersion[];
	isNew: boolean;
};

/** One string for a target, to compare two. */
export function targetKey({ pupilId, divisionId }: Target): string {
	return pupilId ? `pupil ${pupilId}` : divisionId ? `division ${divisionId}` : 'school';
}

/**
 * Items of a school that events speak of, by `kind sourceId`. Their versions are locked until the
 * transaction ends: what is decided on "not released yet" must stay true.
 */
export async function loadItems(
	tx: Tx,
	schoolId: string,
	kind: ItemKind,
	sourceIds: readonly string[]
): Promise<Map<string, TrackedItem>> {
	const found = new Map<string, TrackedItem>();
	for (const batch of batches(sourceIds)) {
		const items = await tx
			.select()
			.from(item)
			.where(and(eq(item.schoolId, schoolId), eq(item.kind, kind), inArray(item.sourceId, batch)));
		const byId = new Map<string, TrackedItem>();
		for (const { id, sourceId, pupilId, divisionId } of items) {
			const target = { pupilId, divisionId };
			byId.set(id, { id, kind, sourceId: sourceId ?? '', target, versions: [], isNew: false });
		}
		if (byId.size === 0) continue;
		const versions = await tx
			.select()
			.from(itemVersion)
			.where(inArray(itemVersion.itemId, [...byId.keys()]))
			.orderBy(asc(itemVersion.itemId), asc(itemVersion.number))
			.for('update');
		for (const version of versions)
			byId.get(version.itemId)?.versions.push({
				id: version.id,
				number: version.number,
				change: version.change as Change,
				content: version.content,
				enteredAt: version.enteredAt,
				isReleased: version.releasedAt !== null,
				isWithdrawn: version.withdrawnAt !== null,
				isNew: false
			});
		for (const tracked of byId.values()) found.set(`${kind} ${tracked.sourceId}`, tracked);
	}
	return found;
}

/** What to write for tracked items, and when it is released. */
export type EventWrites = {
	items: TrackedItem[];
	/** Versions known before that will never be released. */
	withdrawnIds: string[];
	release: { plannedAt: Date; releasedAt: Date | null };
};

/** Writes new items and versions, and withdraws what they replace. */
export async function saveEvents(
	tx: Tx,
	schoolId: string,
	{ items, withdrawnIds, release }: EventWrites,
	now: Date
): Promise<void> {
	for (const batch of batches(items.filter((tracked) => tracked.isNew)))
		await tx.insert(item).values(
			batch.map(({ id, kind, sourceId, target }) => ({
				id,
				schoolId,
				kind,
				sourceId,
				...target,
				createdAt: now
			}))
		);
	const versions = items.flatMap((tracked) =>
		tracked.versions.filter((v) => v.isNew).map((v) => ({ itemId: tracked.id, ...v }))
	);
	for (const batch of batches(versions))
		await tx.insert(itemVersion).values(
			batch.map((version) => ({
				id: version.id,
				itemId: version.itemId,
				schoolId,
				number: version.number,
				change: version.change,
				content: version.content,
				enteredAt: version.enteredAt,
				receivedAt: now,
				plannedAt: release.plannedAt,
				releasedAt: version.isWithdrawn ? null : release.releasedAt,
				withdrawnAt: version.isWithdrawn ? now : null
			}))
		);
	for (const batch of batches(withdrawnIds))
		await tx.update(itemVersion).set({ withdrawnAt: now }).where(inArray(itemVersion.id, batch));
}
