import { and, eq, inArray, sql } from 'drizzle-orm';
import type { KnownDirectory, KnownLink } from '$lib/domain/directory/known-directory';
import type { DirectoryPlan } from '$lib/domain/directory/directory-plan';
import type { Responsibility } from '$lib/domain/directory/school-file';
import type { Tx } from '../db/client';
import { division, guardian, guardianship, pupil } from '../db/schema/directory';

/** Rows a statement: far from the 65 535 parameters of the protocol. */
const BATCH = 500;

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

/**
 * Writes a plan. Rows travel as one JSON parameter and keys are joined by the database: thousands
 * of rows are a handful of statements, and little memory.
 */
export async function saveDirectoryPlan(
	tx: Tx,
	schoolId: string,
	plan: DirectoryPlan,
	now: Date
): Promise<void> {
	for (const batch of batches(plan.divisions))
		await tx.insert(division).values(batch.map((code) => ({ schoolId, code })));
	await saveLevels(tx, schoolId, plan.levels);
	await savePupils(tx, schoolId, plan.pupils, now);
	await saveGuardians(tx, schoolId, plan.guardians, now);
	await saveLinks(tx, schoolId, plan.links);
}

/** A level that staff set by hand is never changed. */
async function saveLevels(tx: Tx, schoolId: string, levels: DirectoryPlan['levels']) {
	await tx.execute(sql`
		update division d set level = r.level
		from jsonb_to_recordset(${JSON.stringify(levels)}::text::jsonb) as r(code text, level text)
		where d.school_id = ${schoolId}::uuid and d.code = r.code
			and d.level_set_by is null and d.level is distinct from r.level`);
}

async function savePupils(tx: Tx, schoolId: string, plan: DirectoryPlan['pupils'], now: Date) {
	const present = [...plan.added, ...plan.changed.map(({ person }) => person)];
	for (const batch of batches(present))
		await tx.execute(sql`
			insert into pupil (school_id, source_id, first_name, last_name, division_id)
			select ${schoolId}::uuid, r."sourceId", r."firstName", r."lastName", d.id
			from jsonb_to_recordset(${JSON.stringify(batch)}::text::jsonb)
				as r("sourceId" text, "firstName" text, "lastName" text, "division" text)
			left join division d on d.school_id = ${schoolId}::uuid and d.code = r."division"
			on conflict (school_id, source_id) do update set
				first_name = excluded.first_name, last_name = excluded.last_name,
				division_id = excluded.division_id, left_at = null`);
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
		await tx.execute(sql`
			insert into guardian
				(school_id, source_id, title, first_name, last_name, mobile, email, accepts_sms)
			select ${schoolId}::uuid, r."sourceId", r."title", r."firstName", r."lastName",
				r."mobile", r."email", r."acceptsSms"
			from jsonb_to_recordset(${JSON.stringify(batch)}::text::jsonb)
				as r("sourceId" text, "title" text, "firstName" text, "lastName" text,
					"mobile" text, "email" text, "acceptsSms" boolean)
			on conflict (school_id, source_id) do update set
				title = excluded.title, first_name = excluded.first_name,
				last_name = excluded.last_name, mobile = excluded.mobile, email = excluded.email,
				accepts_sms = excluded.accepts_sms, left_at = null`);
	for (const batch of batches(plan.left))
		await tx
			.update(guardian)
			.set({ leftAt: now })
			.where(and(eq(guardian.schoolId, schoolId), inArray(guardian.sourceId, batch.map(keyOf))));
}

async function saveLinks(tx: Tx, schoolId: string, plan: DirectoryPlan['links']) {
	const joined = (links: KnownLink[]) => sql`
		from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb)
			as r("pupilSourceId" text, "guardianSourceId" text, "kinship" text,
				"responsibility" integer, "hasAccess" boolean)
		join pupil p on p.school_id = ${schoolId}::uuid and p.source_id = r."pupilSourceId"
		join guardian g on g.school_id = ${schoolId}::uuid and g.source_id = r."guardianSourceId"`;
	for (const batch of batches([...plan.added, ...plan.changed]))
		await tx.execute(sql`
			insert into guardianship
				(school_id, pupil_id, guardian_id, kinship, responsibility, has_access)
			select ${schoolId}::uuid, p.id, g.id, r."kinship", r."responsibility", r."hasAccess"
			${joined(batch)}
			on conflict (pupil_id, guardian_id) do update set
				kinship = excluded.kinship, responsibility = excluded.responsibility,
				has_access = excluded.has_access`);
	for (const batch of batches(plan.ended))
		await tx.execute(sql`
			delete from guardianship l using (select p.id as pupil, g.id as guardian ${joined(batch)}) e
			where l.pupil_id = e.pupil and l.guardian_id = e.guardian`);
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
