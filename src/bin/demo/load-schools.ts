import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { SYSTEM } from '$lib/domain/shared/actor';
import type { App } from '$lib/server/app';
import { school } from '$lib/server/db/schema/directory';
import type { GivenFile } from '$lib/server/directory/given-file';
import { applyImport } from '$lib/server/directory/import-files';
import { shiftWeeks } from '../demo-school/shift-weeks';

/** A school of the demo: where its files are, and what no file says. */
export interface DemoSchool {
	folder: string;
	uai: string;
	name: string;
	phone: string;
	referencePerson: string;
}

export const TILLEULS: DemoSchool = {
	folder: 'college-les-tilleuls',
	uai: '0999901A',
	name: 'Collège Les Tilleuls',
	phone: '+33639980100',
	referencePerson: 'Sophie Bernard'
};
export const JULES_VERNE: DemoSchool = {
	folder: 'college-jules-verne',
	uai: '0999902B',
	name: 'Collège Jules-Verne',
	phone: '+33639980200',
	referencePerson: 'Sophie Bernard'
};

/** People and what is known of them come weeks before what happens to them. */
const PEOPLE = /^(Eleves|Responsables|langues|services)/;

/** Loads the people of a school, and opens it. */
export async function loadPeople(app: App, files: string, of: DemoSchool, weeks: number) {
	await load(app, filesOf(files, of, weeks, true), of);
	await app.db.transaction(SYSTEM, (tx) =>
		tx
			.update(school)
			.set({ phone: of.phone, referencePerson: of.referencePerson })
			.where(eq(school.uai, of.uai))
	);
}

/** Loads what happened at a school: absences, homework, messages. */
export async function loadEvents(app: App, files: string, of: DemoSchool, weeks: number) {
	await load(app, filesOf(files, of, weeks, false), of);
}

function filesOf(files: string, of: DemoSchool, weeks: number, isPeople: boolean): GivenFile[] {
	const folder = join(files, of.folder);
	return readdirSync(folder)
		.filter((name) => PEOPLE.test(name) === isPeople)
		.map((name) => {
			const bytes = readFileSync(join(folder, name));
			return { name, bytes: name.endsWith('.csv') ? shiftWeeks(bytes, weeks) : bytes };
		});
}

async function load(app: App, files: GivenFile[], { uai, name }: DemoSchool): Promise<void> {
	const loaded = await applyImport(app, SYSTEM, files, {
		uai,
		opens: { name, holidayZone: 'C' }
	});
	if (!loaded.ok) throw new Error(`The demo's files are refused: ${JSON.stringify(loaded.error)}`);
}
