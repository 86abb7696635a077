import { and, desc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { itemVersion } from '../db/schema/item';
import { enqueueDeliveries } from '../delivery/enqueue-deliveries';
import { planTellings } from '../delivery/plan-tellings';
import { openNotices } from '../ladder/open-notices';

const BATCH = 200;

type Version = typeof itemVersion.$inferSelect;
type Released = Pick<Version, 'id' | 'itemId' | 'number' | 'change' | 'withdrawnAt'> &
	Pick<Version, 'receivedAt' | 'notBefore' | 'urgentReason'> & {
		school: typeof school.$inferSelect;
	};

/**
 * Writes the deliveries of what was released, whoever released it, and marks it as announced in the
 * same transaction: nothing is announced twice, nothing is forgotten by a crash. Each family is told
 * in its own hours, and at its own moment of what waited for an opening. Of an item's versions
 * released together only the latest is announced. A cancellation is announced only to those who could
 * have seen what it takes back. A school that has stopped its sending announces nothing meanwhile.
 *
 * @returns how many versions were dealt with; more may wait while it is not 0
 */
export async function announceReleased(app: App): Promise<number> {
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const released = await claimReleased(tx);
		const announced: Released[] = [];
		for (const versions of Map.groupBy(released, (version) => version.itemId).values()) {
			const [latest] = versions;
			if (!latest || latest.withdrawnAt || (await takesBackNothing(tx, latest))) continue;
			announced.push(latest);
		}
		await enqueueDeliveries(tx, announced, planTellings(app, now), now);
		await openNotices(
			tx,
			announced.map((version) => version.id),
			now
		);
		if (released.length > 0) {
			await tx
				.update(itemVersion)
				.set({ announcedAt: now })
				.where(
					inArray(
						itemVersion.id,
						released.map((version) => version.id)
					)
				);
		}
		return released.length;
	});
}

function claimReleased(tx: Tx): Promise<Released[]> {
	return tx
		.select({
			id: itemVersion.id,
			itemId: itemVersion.itemId,
			number: itemVersion.number,
			change: itemVersion.change,
			withdrawnAt: itemVersion.withdrawnAt,
			receivedAt: itemVersion.receivedAt,
			notBefore: itemVersion.notBefore,
			urgentReason: itemVersion.urgentReason,
			school
		})
		.from(itemVersion)
		.innerJoin(school, eq(school.id, itemVersion.schoolId))
		.where(
			and(
				isNotNull(itemVersion.releasedAt),
				isNull(itemVersion.announcedAt),
				isNull(school.sendingStoppedAt)
			)
		)
		.orderBy(itemVersion.releasedAt, desc(itemVersion.number))
		.limit(BATCH)
		.for('update', { of: itemVersion, skipLocked: true });
}

async function takesBackNothing(tx: Tx, version: Released): Promise<boolean> {
	if (version.change !== 'cancel') return false;
	const [shown] = await tx
		.select({ id: itemVersion.id })
		.from(itemVersion)
		.where(
			and(
				eq(itemVersion.itemId, version.itemId),
				lt(itemVersion.number, version.number),
				isNotNull(itemVersion.releasedAt),
				isNotNull(itemVersion.announcedAt)
			)
		)
		.limit(1);
	return !shown;
}
