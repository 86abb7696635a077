import { eq, sql, type SQL } from 'drizzle-orm';
import {
	refusalOfForeignFile,
	type GuardiansFile,
	type PupilsFile
} from '$lib/domain/directory/school-file';
import { POLICY_OF_PRESET } from '$lib/domain/disconnection/disconnection-policy';
import type { HolidayZone } from '$lib/domain/disconnection/holiday-zone';
import { metropolitanTerritoryOf, type Territory } from '$lib/domain/disconnection/territory';
import type { StaffActor, SystemActor } from '$lib/domain/shared/actor';
import { refuse } from '$lib/domain/shared/result';
import type { Tx } from '../db/client';
import { school } from '../db/schema/directory';
import { Undone } from './undone';

/** Who loads: a command of the machine's administrator, or staff, who work for one school. */
export type Importer = StaffActor | SystemActor;

/** A school that does not exist yet; no export says its name or its holidays. */
export type NewSchool = {
	name: string;
	/** Null in Corse and overseas: nothing opens before the school gives its calendar. */
	holidayZone: HolidayZone | null;
	/** That of the département in the UAI code when absent. */
	territory?: Territory;
	timeZone?: string;
};

/** What files cannot say by themselves. */
export type ImportOptions = {
	/** UAI of the school, when a command's files do not tell it. */
	uai?: string;
	/** Opens the school that the files name, when there is none. Commands only. */
	opens?: NewSchool;
	/** Goes on to the school year of the files, when it is a later one. */
	startsYear?: boolean;
};

/** At most one export of each kind. */
export type SchoolFiles = { pupils: PupilsFile | null; guardians: GuardiansFile | null };

export type School = typeof school.$inferSelect;

/**
 * The school that files are loaded into, held against other loads until the transaction ends.
 *
 * @throws Undone when there is none, when it must be chosen, or when a file is of another school
 *   or another year.
 */
export async function schoolOf(
	tx: Tx,
	actor: Importer,
	files: SchoolFiles,
	options: ImportOptions,
	now: Date
): Promise<School> {
	const given = [files.pupils, files.guardians].filter((file) => file !== null);
	const uai = options.uai ?? given[0]?.uai;
	const found =
		actor.kind === 'staff'
			? await oneSchool(tx, eq(school.id, actor.schoolId))
			: await oneSchool(tx, uai === undefined ? undefined : eq(school.uai, uai));
	const home = found ?? (await openSchool(tx, uai, given[0]?.schoolYear, options.opens, now));
	// Two loads for one school at once would each compare with a directory that the other changes.
	await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${home.id}, 0))`);
	const year = Math.max(...given.map((file) => file.schoolYear));
	if (options.startsYear && year > home.schoolYear) {
		home.schoolYear = year;
		await tx.update(school).set({ schoolYear: year }).where(eq(school.id, home.id));
	}
	for (const file of given) {
		const foreign = refusalOfForeignFile(file, home);
		if (foreign) throw new Undone(refuse(foreign));
	}
	return home;
}

async function oneSchool(tx: Tx, condition: SQL | undefined): Promise<School | null> {
	const [found, another] = await tx.select().from(school).where(condition).limit(2);
	return found && !another ? found : null;
}

async function openSchool(
	tx: Tx,
	uai: string | undefined,
	schoolYear: number | undefined,
	opens: NewSchool | undefined,
	now: Date
): Promise<School> {
	if (uai === undefined) throw new Undone(refuse({ code: 'import.choose-school' }));
	if (!opens || schoolYear === undefined)
		throw new Undone(refuse({ code: 'import.unknown-school', uai }));
	const [opened] = await tx
		.insert(school)
		.values({
			uai,
			schoolYear,
			disconnectionPolicy: POLICY_OF_PRESET['report-2025'],
			createdAt: now,
			...opens,
			territory: opens.territory ?? metropolitanTerritoryOf(uai)
		})
		.returning();
	if (!opened) throw new Error('A school was inserted and is not there');
	return opened;
}
