import { randomUUID } from 'node:crypto';
import { SYSTEM } from '../../src/lib/domain/shared/actor';
import type { Database } from '../../src/lib/server/db/client';
import { pushSubscription } from '../../src/lib/server/db/schema/account';
import { itemSeen } from '../../src/lib/server/db/schema/item';
import type { SchoolStory } from './school-story';

/** A phone on which the story's guardian is told, for a test whose sender encrypts nothing. */
export async function connectPhone(
	db: Database,
	story: Pick<SchoolStory, 'accountId' | 'family'>
): Promise<string> {
	return db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx
			.insert(pushSubscription)
			.values({
				accountId: story.accountId,
				sessionId: story.family.sessionId,
				endpoint: `https://push.example.org/${randomUUID()}`,
				p256dh: 'unused by the fake sender',
				auth: 'unused by the fake sender',
				createdAt: new Date('2026-09-01T08:00:00Z')
			})
			.returning();
		return row!.id;
	});
}

/** The story's guardian saw an item in the app. */
export async function seeItem(
	db: Database,
	story: Pick<SchoolStory, 'accountId' | 'schoolId'>,
	itemId: string,
	seenAt: Date
): Promise<void> {
	const { accountId, schoolId } = story;
	await db.transaction(SYSTEM, (tx) =>
		tx.insert(itemSeen).values({ itemId, accountId, schoolId, seenAt })
	);
}
