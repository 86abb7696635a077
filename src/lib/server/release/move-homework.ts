import { and, eq, inArray, ne } from 'drizzle-orm';
import * as v from 'valibot';
import type { SchoolHours } from '../../domain/disconnection/school-hours';
import { homeworkContentSchema } from '../../domain/homework/homework';
import { earliestDueDay } from '../../domain/homework/homework-timing';
import { moveDueDay } from '../../domain/homework/move-due-day';
import type { Tx } from '../db/client';
import { itemVersion } from '../db/schema/item';

/**
 * Moves the due day of homework that would be due too soon after its release. Where no calendar tells
 * the next school day, nothing moves.
 *
 * @param versionIds versions of homework written here, of one school: the days of another program are
 *   its own, and stay
 * @param releasedAt when they are released
 */
export async function moveHomework(
	tx: Tx,
	hours: SchoolHours,
	versionIds: readonly string[],
	releasedAt: Date
): Promise<void> {
	const earliest = earliestDueDay(hours, releasedAt);
	if (!earliest.ok || versionIds.length === 0) return;
	const written = await tx
		.select({ id: itemVersion.id, content: itemVersion.content })
		.from(itemVersion)
		.where(and(inArray(itemVersion.id, [...versionIds]), ne(itemVersion.change, 'cancel')));
	for (const { id, content } of written) {
		if (!v.is(homeworkContentSchema, content)) continue;
		const moved = moveDueDay(content, earliest.value);
		if (moved === content) continue;
		await tx.update(itemVersion).set({ content: moved }).where(eq(itemVersion.id, id));
	}
}
