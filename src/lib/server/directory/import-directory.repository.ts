import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { KnownDirectory, KnownLink } from '$lib/domain/directory/known-directory';
import type { DirectoryPlan } from '$lib/domain/directory/plan-directory-import';
import type { Responsibility } from '$lib/domain/directory/school-file';
import type { Tx } from '../db/client';
import { division, guardian, guardianship, pupil } from '../db/schema/directory';

/** Rows a statement: far from the 65 535 parameters of the protocol. */
const BATCH = 1_000;

type KeysBySource = ReadonlyMap<string, string>;

/** A school's directory, as an import compares it. */
export async function loadDirectory(
	tx: Tx,
	schoolId: string
): Promise<KnownDirectory & { divisions: string[] }> {
	const divisions = await tx
		.select({ code: division.code })
		.from(division)
		.where(eq(division.schoolId, schoolId));
	const pupils = await tx
		.select({ row: pupil, division: division.code })
		.from(pupil)
		.leftJoin(division, eq(division.id, pupil.divisionId))
		.where(eq(pupil.schoolId, schoolId));
	const guardians = await tx.select().from(guardian).where(eq(guardian.schoolId, schoolId));
	const links = await tx
		.select({
			pupilSourceId: pupil.sourceId,
			guardianSourceId: guardian.sourceId,
			responsibility: guardianship.responsibility,
			kinship: guardianship.kinship,
			hasAccess: guardianship.hasAccess
		})
		.from(guardianship)
		.innerJoin(pupil, eq(pupil.id, guardianship.pupilId))
		.innerJoin(guardian, eq(guardian.id, guardianship.guardianId))
		.where(eq(guardianship.schoolId, schoolId));
	return {
		divisions: divisions.map(({ code }) => code),
		pupils: pupils.map(({ row, division: code }) => ({
			sourceId: row.sourceId,
			firstName: row.firstName,
			lastName: row.lastName,
			division: code,
			hasLeft: row.leftAt !== null
		})),
		guardians: guardians.map((row) => ({
			sourceId: row.sourceId,
			title: row.title as 'M.' | 'MME' | null,
			firstName: row.firstName,
			lastName: row.lastName,
			mobile: row.mobile,
			email: row.email,
			acceptsSms: row.acceptsSms,
			hasLeft: row.leftAt !== null
		})),
		links: links.map((link) => ({
			...link,
			responsibility: link.responsibility as Responsibility
		}))
	};
}

/** Writes a plan, in batches: a school of 1 000 pupils is a few statements. */
export async function saveDirectoryPlan(
	tx: Tx,
	schoolId: string,
	plan: DirectoryPlan,
	now: Date
): Promise<void> {
	for (const batch of batches(plan.divisions))
		await tx.insert(division).values(batch.map((code) => ({ schoolId, code })));
	await savePupils(tx, schoolId, plan.pupils, now);
	await saveGuardians(tx, schoolId, plan.guardians, now);
	await saveLinks(tx, schoolId, plan.links);
}

async function savePupils(tx: Tx, schoolId: string, plan: DirectoryPlan['pupils'], now: Date) {
	const codes = await tx
		.select({ key: division.code, id: division.id })
		.from(division)
		.where(eq(division.schoolId, schoolId));
	const divisions: KeysBySource = new Map(codes.map(({ key, id }) => [key, id]));
	const present = [...plan.added, ...plan.changed.map(({ person }) => person)];
	for (const batch of batches(present))
		await tx
			.insert(pupil)
			.values(
				batch.map(({ sourceId, firstName, lastName, division: code }) => ({
					schoolId,
					sourceId,
					firstName,
					lastName,
					divisionId: code === null ? null : (divisions.get(code) ?? null)
				}))
			)
			.onConflictDoUpdate({
				target: [pupil.schoolId, pupil.sourceId],
				set: {
					firstName: sql`excluded.first_name`,
					lastName: sql`excluded.last_name`,
					divisionId: sql`excluded.division_id`,
					leftAt: null
				}
			});
	for (const batch of batches(plan.left))
		await tx
			.update(pupil)
			.set({ leftAt: now })
			.where(and(eq(pupil.schoolId, schoolId), inArray(pupil.sourceId, batch.map(keyOf))));
}

/** What the school or the family told us (language, account, meeting) is never overwritten. */
async function saveGuardians(
	tx: Tx,
	schoolId: string,
	plan: DirectoryPlan['guardians'],
	now: Date
) {
	const present = [...plan.added, ...plan.changed.map(({ person }) => person)];
	for (const batch of batches(present))
		await tx
			.insert(guardian)
			.values(batch.map(({ hasLeft: _, ...person }) => ({ schoolId, ...person })))
			.onConflictDoUpdate({
				target: [guardian.schoolId, guardian.sourceId],
				set: {
					title: sql`excluded.title`,
					firstName: sql`excluded.first_name`,
					lastName: sql`excluded.last_name`,
					mobile: sql`excluded.mobile`,
					email: sql`excluded.email`,
					acceptsSms: sql`excluded.accepts_sms`,
					leftAt: null
				}
			});
	for (const batch of batches(plan.left))
		await tx
			.update(guardian)
			.set({ leftAt: now })
			.where(and(eq(guardian.schoolId, schoolId), inArray(guardian.sourceId, batch.map(keyOf))));
}

async function saveLinks(tx: Tx, schoolId: string, plan: DirectoryPlan['links']) {
	const { added, changed, ended } = plan;
	if (added.length + changed.length + ended.length === 0) return;
	const pupils = await pupilIds(tx, schoolId);
	const guardians = await guardianIds(tx, schoolId);
	const ends = (link: KnownLink) => ({
		pupilId: pupils.get(link.pupilSourceId) ?? '',
		guardianId: guardians.get(link.guardianSourceId) ?? ''
	});
	for (const batch of batches([...added, ...changed]))
		await tx
			.insert(guardianship)
			.values(
				batch.map((link) => ({
					schoolId,
					...ends(link),
					kinship: link.kinship,
					responsibility: link.responsibility,
					hasAccess: link.hasAccess
				}))
			)
			.onConflictDoUpdate({
				target: [guardianship.pupilId, guardianship.guardianId],
				set: {
					kinship: sql`excluded.kinship`,
					responsibility: sql`excluded.responsibility`,
					hasAccess: sql`excluded.has_access`
				}
			});
	for (const batch of batches(ended))
		await tx
			.delete(guardianship)
			.where(
				or(
					...batch
						.map(ends)
						.map(({ pupilId, guardianId }) =>
							and(eq(guardianship.pupilId, pupilId), eq(guardianship.guardianId, guardianId))
						)
				)
			);
}

/** Keys of a school's pupils by the key of the school's program. */
export async function pupilIds(tx: Tx, schoolId: string): Promise<KeysBySource> {
	const rows = await tx
		.select({ key: pupil.sourceId, id: pupil.id })
		.from(pupil)
		.where(eq(pupil.schoolId, schoolId));
	return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Keys of a school's guardians by the key of the school's program. */
export async function guardianIds(tx: Tx, schoolId: string): Promise<KeysBySource> {
	const rows = await tx
		.select({ key: guardian.sourceId, id: guardian.id })
		.from(guardian)
		.where(eq(guardian.schoolId, schoolId));
	return new Map(rows.map(({ key, id }) => [key, id]));
}

/** A list in pieces that one statement can carry. */
export function* batches<T>(list: readonly T[]): Generator<T[]> {
	for (let at = 0; at < list.length; at += BATCH) yield list.slice(at, at + BATCH);
}

function keyOf({ sourceId }: { sourceId: string }): string {
	return sourceId;
}
