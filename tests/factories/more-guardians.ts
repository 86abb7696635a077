import { SYSTEM, type GuardianActor } from '../../src/lib/domain/shared/actor';
import type { Locale } from '../../src/lib/domain/shared/locale';
import type { Database } from '../../src/lib/server/db/client';
import { account, familySession, pushSubscription } from '../../src/lib/server/db/schema/account';
import { guardian, guardianship } from '../../src/lib/server/db/schema/directory';
import type { SchoolStory } from './school-story';

/** Another guardian of the story's pupil. */
export interface OtherGuardian {
	guardianId: string;
	accountId: string;
	/** Signed in and confirmed. */
	family: GuardianActor;
}

let serial = 0;

/** Adds a guardian of the story's pupil, met and connected; the first is called `Zoé AUTRE`. */
export async function otherGuardian(
	db: Database,
	story: SchoolStory,
	given: { now: Date; locale?: Locale; firstName?: string; lastName?: string }
): Promise<OtherGuardian> {
	const { now, locale = 'pt', firstName = 'Zoé', lastName = 'AUTRE' } = given;
	const n = ++serial;
	const sessionId = `other-session-${n}`;
	return db.transaction(SYSTEM, async (tx) => {
		const [connected] = await tx
			.insert(account)
			.values({ locale, createdAt: now, lastSeenAt: now })
			.returning();
		const accountId = connected!.id;
		const guardianId = await addGuardian(tx, story, { n, firstName, lastName, accountId, now });
		await tx.insert(familySession).values({
			id: sessionId,
			secretHash: new Uint8Array(32),
			accountId,
			guardianId,
			createdAt: now,
			lastSeenAt: now,
			expiresAt: new Date(now.getTime() + 30 * 86_400_000),
			confirmedAt: now
		});
		const family = {
			kind: 'guardian' as const,
			accountId,
			sessionId,
			isProvisional: false,
			locale
		};
		return { guardianId, accountId, family };
	});
}

/** Adds a guardian of the story's pupil who is on file and nothing more. */
export async function unconnectedGuardian(
	db: Database,
	story: SchoolStory,
	given: { firstName: string; lastName: string; now: Date }
): Promise<string> {
	const n = ++serial;
	return db.transaction(SYSTEM, (tx) => addGuardian(tx, story, { ...given, n, accountId: null }));
}

async function addGuardian(
	tx: Parameters<Parameters<Database['transaction']>[1]>[0],
	{ schoolId, pupilId }: SchoolStory,
	given: { n: number; firstName: string; lastName: string; accountId: string | null; now: Date }
): Promise<string> {
	const [row] = await tx
		.insert(guardian)
		.values({
			schoolId,
			sourceId: `9500${given.n}`,
			firstName: given.firstName,
			lastName: given.lastName,
			mobile: '+33639980102',
			accountId: given.accountId,
			metAt: given.accountId === null ? null : given.now
		})
		.returning();
	const guardianId = row!.id;
	const link = { kinship: '20', responsibility: 1, hasAccess: true };
	await tx.insert(guardianship).values({ schoolId, pupilId, guardianId, ...link });
	return guardianId;
}

/** A phone of a guardian's, as the fake push sender needs it. */
export async function phoneFor(db: Database, actor: GuardianActor, now: Date): Promise<string> {
	return db.transaction(SYSTEM, async (tx) => {
		const [device] = await tx
			.insert(pushSubscription)
			.values({
				accountId: actor.accountId,
				sessionId: actor.sessionId,
				endpoint: `https://push.example.org/${++serial}`,
				p256dh: 'unused by the fake sender',
				auth: 'unused by the fake sender',
				createdAt: now
			})
			.returning();
		return device!.id;
	});
}
