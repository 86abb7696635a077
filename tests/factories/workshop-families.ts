import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import type { Language } from '../../src/lib/domain/shared/locale';
import type { Database } from '../../src/lib/server/db/client';
import { account, familySession } from '../../src/lib/server/db/schema/account';
import { guardian, guardianship } from '../../src/lib/server/db/schema/directory';
import type { SchoolStory } from './school-story';

/** One more family of a story's school, signed in and confirmed. */
export type OtherFamily = { guardianId: string; family: GuardianActor };

/** Other guardians of the story's pupil, each with an account: their keys and their actors, in order. */
export async function otherFamilies(
	db: Database,
	story: SchoolStory,
	given: { count: number; locale?: Language; now: Date }
): Promise<OtherFamily[]> {
	const { locale = 'tr', now } = given;
	return db.transaction(SYSTEM, async (tx) => {
		const made: OtherFamily[] = [];
		for (let n = 0; n < given.count; n += 1) {
			const [a] = await tx
				.insert(account)
				.values({ locale, createdAt: now, lastSeenAt: now })
				.returning();
			const [g] = await tx
				.insert(guardian)
				.values({
					schoolId: story.schoolId,
					sourceId: `other-${n}`,
					firstName: `Famille${n}`,
					lastName: 'DEMIR',
					mobile: `+3363998${String(2000 + n)}`,
					acceptsSms: true,
					accountId: a!.id,
					metAt: now
				})
				.returning();
			await tx.insert(guardianship).values({
				schoolId: story.schoolId,
				pupilId: story.pupilId,
				guardianId: g!.id,
				kinship: '20',
				responsibility: 1,
				hasAccess: true
			});
			const sessionId = `other-${story.schoolId}-${n}`;
			await tx.insert(familySession).values({
				id: sessionId,
				secretHash: new Uint8Array(32),
				accountId: a!.id,
				guardianId: g!.id,
				createdAt: now,
				lastSeenAt: now,
				expiresAt: new Date(now.getTime() + 90 * 86_400_000),
				confirmedAt: now
			});
			made.push({
				guardianId: g!.id,
				family: { kind: 'guardian', accountId: a!.id, sessionId, isProvisional: false, locale }
			});
		}
		return made;
	});
}
