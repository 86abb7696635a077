import { eq, sql } from 'drizzle-orm';
import {
	refusalOfForeignFile,
	type GuardiansFile,
	type PupilsFile
} from '$lib/domain/directory/school-file';
import type { StaffActor, SystemActor } from '$lib/domain/shared/actor';
import { refuse } from '$lib/domain/shared/result';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { Undone } from './undone';

/** A command works for the school that it names, or that the files name; staff for their own. */
export type Importer = StaffActor | (SystemActor & { uai?: string });

/** At most one export of each kind. */
export type SchoolFiles = { pupils: PupilsFile | null; guardians: GuardiansFile | null };

export type School = typeof school.$inferSelect;

/**
 * The school that files are loaded into, held against other loads until the transaction ends.
 *
 * @throws Undone when there is none, when it must be chosen, or when a file is of another school
 *   or another year.
 */
export async function schoolOf(tx: Tx, actor: Importer, files: SchoolFiles): Promise<School> {
	const given = [files.pupils, files.guardians].filter((file) => file !== null);
	const home = await (actor.kind === 'staff'
		? findSchool(tx, { id: actor.schoolId })
		: findSchool(tx, { uai: actor.uai ?? given[0]?.uai }));
	for (const file of given) {
		const foreign = refusalOfForeignFile(file, home);
		if (foreign) throw new Undone(refuse(foreign));
	}
	// Two loads for one school at once would each compare with a directory that the other changes.
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${home.id}, 0))`);
	return home;
}

async function findSchool(tx: Tx, by: { id?: string; uai?: string }): Promise<School> {
	const condition =
		by.id !== undefined
			? eq(school.id, by.id)
			: by.uai !== undefined
				? eq(school.uai, by.uai)
				: undefined;
	const [found, another] = await tx.select().from(school).where(condition).limit(2);
	if (found && !another) return found;
	throw new Undone(
		refuse(
			by.uai === undefined
				? { code: 'import.choose-school' }
				: { code: 'import.unknown-school', uai: by.uai }
		)
	);
}
