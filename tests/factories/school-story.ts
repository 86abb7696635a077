import { sql } from 'drizzle-orm';
import {
	SYSTEM,
	type GuardianActor,
	type Role,
	type StaffActor
} from '../../src/lib/domain/shared/actor';
import { POLICY_OF_PRESET } from '../../src/lib/domain/disconnection/disconnection-policy';
import type { Database } from '../../src/lib/server/db/client';
import { account, familySession } from '../../src/lib/server/db/schema/account';
import {
	division,
	guardian,
	guardianship,
	pupil,
	school
} from '../../src/lib/server/db/schema/directory';
import { item, itemVersion } from '../../src/lib/server/db/schema/item';
import { staff, staffRole } from '../../src/lib/server/db/schema/staff';

/** The keys of a small school made for a test. */
export interface SchoolStory {
	schoolId: string;
	divisionId: string;
	pupilId: string;
	guardianId: string;
	accountId: string;
	/** The guardian, signed in and confirmed. */
	family: GuardianActor;
	/** A member of staff with the roles asked for. */
	staff: StaffActor;
}

let serial = 0;

/**
 * A school (zone C, Paris time, preset `report-2025`) with one division `5 B`, one pupil Inès, her
 * guardian with a connected account reading Arabic, and one member of staff.
 */
export async function schoolStory(
	db: Database,
	{ roles = ['head'], now = new Date('2026-11-24T09:00:00Z') }: { roles?: Role[]; now?: Date } = {}
): Promise<SchoolStory> {
	const n = ++serial;
	return db.transaction(SYSTEM, async (tx) => {
		const one = <T>(rows: T[]): T => rows[0]!;
		const s = one(
			await tx
				.insert(school)
				.values({
					uai: `09999${String(n).padStart(2, '0')}A`,
					name: `Collège d'essai ${n}`,
					schoolYear: 2026,
					holidayZone: 'C',
					disconnectionPolicy: POLICY_OF_PRESET['report-2025'],
					phone: '+33639980000',
					createdAt: now
				})
				.returning()
		);
		const d = one(await tx.insert(division).values({ schoolId: s.id, code: '5 B' }).returning());
		const p = one(
			await tx
				.insert(pupil)
				.values({
					schoolId: s.id,
					sourceId: `7000${n}`,
					firstName: 'Inès',
					lastName: 'ESSAI',
					divisionId: d.id
				})
				.returning()
		);
		const a = one(
			await tx.insert(account).values({ locale: 'ar', createdAt: now, lastSeenAt: now }).returning()
		);
		const g = one(
			await tx
				.insert(guardian)
				.values({
					schoolId: s.id,
					sourceId: `9000${n}`,
					firstName: 'Amina',
					lastName: 'ESSAI',
					mobile: '+33639980101',
					acceptsSms: true,
					accountId: a.id,
					metAt: now
				})
				.returning()
		);
		await tx.insert(guardianship).values({
			schoolId: s.id,
			pupilId: p.id,
			guardianId: g.id,
			kinship: '10',
			responsibility: 1,
			hasAccess: true
		});
		const sessionId = `story-session-${n}`;
		await tx.insert(familySession).values({
			id: sessionId,
			secretHash: new Uint8Array(32),
			accountId: a.id,
			guardianId: g.id,
			createdAt: now,
			lastSeenAt: now,
			expiresAt: new Date(now.getTime() + 86_400_000),
			confirmedAt: now
		});
		const m = one(
			await tx
				.insert(staff)
				.values({ name: `Claire ${n}`, email: `claire${n}@example.org`, createdAt: now })
				.returning()
		);
		await tx
			.insert(staffRole)
			.values(roles.map((role) => ({ staffId: m.id, schoolId: s.id, role })));
		return {
			schoolId: s.id,
			divisionId: d.id,
			pupilId: p.id,
			guardianId: g.id,
			accountId: a.id,
			family: {
				kind: 'guardian',
				accountId: a.id,
				sessionId,
				isProvisional: false,
				locale: 'ar'
			},
			staff: {
				kind: 'staff',
				staffId: m.id,
				schoolId: s.id,
				roles,
				name: m.name,
				sessionId: `staff-${n}`,
				locale: 'fr'
			}
		};
	});
}

/** An item of the story's school with one version; released now unless `plannedAt` is later. */
export async function storyItem(
	db: Database,
	story: SchoolStory,
	given: {
		kind: string;
		content: object;
		audience?: 'pupil' | 'division' | 'school';
		now: Date;
		plannedAt?: Date;
	}
): Promise<{ itemId: string; versionId: string }> {
	const audience = given.audience ?? 'pupil';
	const plannedAt = given.plannedAt ?? given.now;
	return db.transaction(SYSTEM, async (tx) => {
		const [row] = await tx
			.insert(item)
			.values({
				schoolId: story.schoolId,
				kind: given.kind,
				pupilId: audience === 'pupil' ? story.pupilId : null,
				divisionId: audience === 'division' ? story.divisionId : null,
				createdAt: given.now
			})
			.returning();
		const [version] = await tx
			.insert(itemVersion)
			.values({
				itemId: row!.id,
				schoolId: story.schoolId,
				number: 1,
				change: 'create',
				content: given.content,
				enteredAt: given.now,
				receivedAt: given.now,
				plannedAt,
				releasedAt: plannedAt.getTime() <= given.now.getTime() ? given.now : null
			})
			.returning();
		return { itemId: row!.id, versionId: version!.id };
	});
}

/** One row counted under an actor, for tests of the walls. */
export async function countAs(
	db: Database,
	actor: Parameters<Database['transaction']>[0],
	table: string
): Promise<number> {
	return db.transaction(actor, async (tx) => {
		const result = (await tx.execute(
			sql`select count(*)::int as n from ${sql.identifier(table)}`
		)) as unknown;
		const list = Array.isArray(result) ? result : (result as { rows: { n: number }[] }).rows;
		return (list[0] as { n: number }).n;
	});
}
