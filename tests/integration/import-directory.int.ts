import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '../../src/lib/domain/disconnection/disconnection-policy';
import type { Level } from '../../src/lib/domain/directory/level';
import { SYSTEM, type StaffActor } from '../../src/lib/domain/shared/actor';
import {
	division,
	guardian,
	guardianship,
	importRun,
	pupil,
	school,
	serviceConnection
} from '../../src/lib/server/db/schema/directory';
import type { GivenFile } from '../../src/lib/server/directory/given-file';
import { applyImport, previewImport } from '../../src/lib/server/directory/import-files';
import { setLevels } from '../../src/lib/server/directory/set-levels';
import { countAs, schoolStory } from '../factories/school-story';
import {
	eleve,
	guardiansXml,
	header,
	personne,
	pupilsXml,
	responsable,
	structures
} from '../factories/siecle';
import { testApp, type TestApp } from '../support/test-app';

const NOW = '2026-11-24T09:00:00Z';
let app: TestApp;
let schoolId: string;

beforeAll(async () => {
	app = await testApp({ now: NOW });
});
afterAll(() => app.close());
beforeEach(async () => {
	await app.db.empty();
	schoolId = await newSchool('0999881A');
});

async function newSchool(uai: string): Promise<string> {
	const [row] = await app.db.transaction(SYSTEM, (tx) =>
		tx
			.insert(school)
			.values({
				uai,
				name: `Collège ${uai}`,
				schoolYear: 2026,
				holidayZone: 'B',
				disconnectionPolicy: POLICY_OF_PRESET['report-2025'],
				createdAt: new Date(NOW)
			})
			.returning()
	);
	return row!.id;
}

const xml = (name: string, bytes: Uint8Array): GivenFile => ({ name, bytes });
const csv = (name: string, content: string): GivenFile => ({
	name,
	bytes: new TextEncoder().encode(content)
});
const twoPupils = () =>
	xml(
		'eleves.xml',
		pupilsXml(
			eleve('1', 'BŒUF', 'Zoé') + eleve('2', 'BŒUF', 'Noé'),
			structures('1', '6 A') + structures('2', '5 A')
		)
	);
const twoGuardians = (fatherLevel = '1') =>
	xml(
		'responsables.xml',
		guardiansXml(
			personne('8', 'BŒUF', 'Claire', '<TEL_PORTABLE>06 39 98 00 01</TEL_PORTABLE>') +
				personne('9', 'BŒUF', 'Rémi'),
			responsable('1', '8', '1') +
				responsable('2', '8', '1') +
				responsable('1', '9', fatherLevel, '20')
		)
	);

async function apply(...files: GivenFile[]) {
	const result = await applyImport(app, SYSTEM, files);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}
const all = <T>(
	work: (tx: Parameters<Parameters<TestApp['db']['transaction']>[1]>[0]) => Promise<T>
) => app.db.transaction(SYSTEM, work);

describe('a school loads its exports', () => {
	it('writes pupils, classes, guardians and links, and keeps a trace without names', async () => {
		const summary = await apply(twoPupils(), twoGuardians());
		expect(summary).toMatchObject({
			school: { id: schoolId },
			directory: {
				divisions: ['5 A', '6 A'],
				pupils: { added: ['Zoé BŒUF', 'Noé BŒUF'] },
				guardians: { added: ['Claire BŒUF', 'Rémi BŒUF'] },
				links: { added: 3, changed: 0, ended: 0 },
				accessLost: []
			},
			remarks: []
		});
		const rows = await all((tx) =>
			tx
				.select({ name: pupil.firstName, division: division.code, mobile: guardian.mobile })
				.from(guardianship)
				.innerJoin(pupil, eq(pupil.id, guardianship.pupilId))
				.innerJoin(guardian, eq(guardian.id, guardianship.guardianId))
				.innerJoin(division, eq(division.id, pupil.divisionId))
				.orderBy(pupil.sourceId, guardian.sourceId)
		);
		expect(rows).toEqual([
			{ name: 'Zoé', division: '6 A', mobile: '+33639980001' },
			{ name: 'Zoé', division: '6 A', mobile: null },
			{ name: 'Noé', division: '5 A', mobile: '+33639980001' }
		]);
		const runs = await all((tx) => tx.select().from(importRun));
		expect(runs).toMatchObject([{ counts: { new: 4, refused: 0 }, staffId: null }]);
		expect(JSON.stringify(runs)).not.toContain('Zoé');
	});

	it('shows the same before, and writes nothing', async () => {
		const preview = await previewImport(app, SYSTEM, [twoPupils(), twoGuardians()]);
		expect(preview).toMatchObject({ ok: true, value: { directory: { links: { added: 3 } } } });
		for (const table of ['pupil', 'guardian', 'guardianship', 'division', 'import_run'])
			expect(await countAs(app.db, SYSTEM, table)).toBe(0);
		expect(preview.ok && preview.value).toEqual(await apply(twoPupils(), twoGuardians()));
	});

	it('tells the level of a class, and leaves alone the one that staff set', async () => {
		const levels = async () => {
			const found = await all((tx) =>
				tx.select().from(division).where(eq(division.schoolId, schoolId)).orderBy(division.code)
			);
			return found.map(({ code, level }) => [code, level]);
		};
		const file = xml(
			'eleves.xml',
			pupilsXml(
				eleve('1', 'BŒUF', 'Zoé', '<CODE_MEF>10210001110</CODE_MEF>') +
					eleve('2', 'BŒUF', 'Noé') +
					eleve('3', 'BŒUF', 'Léa'),
				structures('1', 'ROUGES') + structures('2', '5 A') + structures('3', 'CE1-CE2')
			)
		);
		await apply(file, twoGuardians());
		const derived = [
			['5 A', '5e'],
			['CE1-CE2', null],
			['ROUGES', '4e']
		];
		expect(await levels()).toEqual(derived);
		const { staff } = await schoolStory(app.db, { roles: ['secretary'] });
		const actor = { ...staff, schoolId };
		const idOf = async (code: string) =>
			(await all((tx) => tx.select().from(division))).find((d) => d.code === code)!.id;
		const settle = async (code: string, level: Level | null) =>
			expect(await setLevels(app, actor, [{ divisionId: await idOf(code), level }])).toMatchObject({
				ok: true
			});
		await settle('CE1-CE2', 'CE2');
		await settle('ROUGES', null);
		await apply(file, twoGuardians());
		const settled = [
			['5 A', '5e'],
			['CE1-CE2', 'CE2'],
			['ROUGES', null]
		];
		expect(await levels()).toEqual(settled);
		const teacher = { ...actor, roles: ['teacher' as const] };
		expect(await setLevels(app, teacher, [])).toMatchObject({ ok: false });
		const stranger = { ...staff, roles: ['secretary' as const] };
		await setLevels(app, stranger, [{ divisionId: await idOf('5 A'), level: 'CP' }]);
		expect(await levels()).toEqual(settled);
	});

	it('changes nothing when loaded again', async () => {
		await apply(twoPupils(), twoGuardians());
		const { directory } = await apply(twoPupils(), twoGuardians());
		expect(directory).toEqual({
			divisions: [],
			pupils: { added: [], changed: [], left: [], unchanged: 2 },
			guardians: { added: [], changed: [], left: [], unchanged: 2 },
			links: { added: 0, changed: 0, ended: 0 },
			accessLost: []
		});
	});

	it('takes access away in the same transaction from a guardian who lost authority', async () => {
		await apply(twoPupils(), twoGuardians());
		const { directory } = await apply(twoGuardians('3'));
		expect(directory?.accessLost).toEqual([{ guardian: 'Rémi BŒUF', pupil: 'Zoé BŒUF' }]);
		const links = await all((tx) =>
			tx
				.select({ hasAccess: guardianship.hasAccess })
				.from(guardianship)
				.innerJoin(guardian, eq(guardian.id, guardianship.guardianId))
				.where(eq(guardian.sourceId, '9'))
		);
		expect(links).toEqual([{ hasAccess: false }]);
	});

	it('marks who left, and keeps what was told about who stays', async () => {
		await apply(twoPupils(), twoGuardians(), csv('l.csv', 'responsable_id;langue\n8;ar\n'));
		const onePupil = pupilsXml(eleve('2', 'BŒUF', 'Noé'), structures('2', '4 A'));
		const { directory } = await apply(
			xml('e.xml', onePupil),
			xml('r.xml', guardiansXml(personne('8', 'BŒUF', 'Clara'), responsable('2', '8', '1')))
		);
		expect(directory).toMatchObject({
			divisions: ['4 A'],
			pupils: { changed: [{ name: 'Noé BŒUF', fields: ['division'] }], left: ['Zoé BŒUF'] },
			guardians: {
				changed: [{ name: 'Clara BŒUF', fields: ['name', 'mobile'] }],
				left: ['Rémi BŒUF']
			},
			links: { ended: 2 }
		});
		const people = await all((tx) => tx.select().from(guardian).orderBy(guardian.sourceId));
		expect(people).toMatchObject([
			{ sourceId: '8', letterLocale: 'ar', leftAt: null },
			{ sourceId: '9', leftAt: new Date(NOW) }
		]);
		const pupils = await all((tx) => tx.select().from(pupil).orderBy(pupil.sourceId));
		expect(pupils).toMatchObject([{ leftAt: new Date(NOW) }, { leftAt: null }]);
	});
});

describe('languages and services', () => {
	it('are loaded with the directory, and unknown people are refused with their line', async () => {
		const summary = await apply(
			csv('langues.csv', 'responsable_id;langue\n8;ar\n404;tr\n9;Türkçe\n'),
			csv(
				'services.csv',
				'responsable_id;service;connecte_le\n8;EduConnect;12/09/2026\n8;éduconnect;13/09/2026\n'
			),
			twoGuardians(),
			twoPupils()
		);
		expect(summary).toMatchObject({
			languages: 2,
			services: 1,
			remarks: [
				{
					file: 'langues.csv',
					line: 3,
					isRefused: true,
					reason: { code: 'row.unknown-guardian', id: '404' }
				}
			]
		});
		const connections = await all((tx) => tx.select().from(serviceConnection));
		expect(connections).toMatchObject([{ connectedOn: '2026-09-12', source: 'list' }]);
		expect(await apply(csv('l.csv', 'responsable_id;langue\n8;ar\n'))).toMatchObject({
			languages: 0
		});
	});
});

describe('nothing is written', () => {
	const refusal = async (...files: GivenFile[]) => {
		const result = await applyImport(app, SYSTEM, files);
		expect(await countAs(app.db, SYSTEM, 'pupil')).toBe(0);
		expect(await countAs(app.db, SYSTEM, 'import_run')).toBe(0);
		return result.ok ? 'accepted' : result.error;
	};

	it.each([
		['of another school', header('0999902B'), 'import.unknown-school'],
		['of last year', header('0999881A', '2025'), 'file.wrong-year']
	])('from a file %s', async (_, head, code) => {
		const file = xml('e.xml', pupilsXml(eleve('1', 'A', 'B'), '', head));
		expect(await refusal(file)).toMatchObject({ code });
	});

	it('from a second file of another school', async () => {
		await newSchool('0999902B');
		const other = xml(
			'r.xml',
			guardiansXml(personne('9', 'A', 'B'), responsable('1', '9', '1'), header('0999902B'))
		);
		expect(await refusal(twoPupils(), other)).toMatchObject({
			code: 'file.wrong-school',
			file: 'r.xml',
			found: '0999902B',
			expected: '0999881A'
		});
	});

	it('when one file of several is bad, whichever comes last', async () => {
		const bad = csv('absences.csv', 'id;action\n1;creer\n');
		expect(await refusal(twoPupils(), bad)).toMatchObject({ code: 'file.wrong-header' });
		const cut = xml('r.xml', twoGuardians().bytes.subarray(0, 400));
		expect(await refusal(twoPupils(), cut)).toMatchObject({
			code: 'file.truncated',
			file: 'r.xml'
		});
		expect(await refusal(xml('vide.xml', new Uint8Array()))).toMatchObject({
			code: 'file.empty'
		});
		expect(await refusal(twoPupils(), twoPupils())).toMatchObject({
			code: 'file.same-kind-twice'
		});
		expect(await refusal()).toMatchObject({ code: 'import.no-files' });
	});

	it('when a command must say for which school', async () => {
		await newSchool('0999902B');
		const langues = csv('l.csv', 'responsable_id;langue\n8;ar\n');
		expect(await refusal(langues)).toMatchObject({ code: 'import.choose-school' });
		expect(await applyImport(app, SYSTEM, [langues], { uai: '0999903C' })).toMatchObject({
			error: { code: 'import.unknown-school', uai: '0999903C' }
		});
		expect(await applyImport(app, SYSTEM, [langues], { uai: '0999902B' })).toMatchObject({
			value: { school: { uai: '0999902B' } }
		});
	});
});

describe('a school or a year begins', () => {
	const opens = { name: 'Collège Neuf', holidayZone: 'C' } as const;
	const files = [
		xml('e.xml', pupilsXml(eleve('1', 'A', 'B'), structures('1', '6 A'), header('0999903C')))
	];

	it('when the command that loads its first files says so', async () => {
		const preview = await previewImport(app, SYSTEM, files, { opens });
		expect(preview).toMatchObject({ value: { school: { name: 'Collège Neuf' } } });
		expect(await countAs(app.db, SYSTEM, 'school')).toBe(1);
		await applyImport(app, SYSTEM, files, { opens });
		const schools = await all((tx) => tx.select().from(school).where(eq(school.uai, '0999903C')));
		expect(schools).toMatchObject([
			{ name: 'Collège Neuf', holidayZone: 'C', schoolYear: 2026, timeZone: 'Europe/Paris' }
		]);
	});

	it('in the territory of its département, or in the place that the command says', async () => {
		const files = (uai: string) => [
			xml('e.xml', pupilsXml(eleve('1', 'A', 'B'), structures('1', '6 A'), header(uai)))
		];
		await applyImport(app, SYSTEM, files('0679903C'), { opens });
		const place = { holidayZone: null, territory: 'mayotte', timeZone: 'Indian/Mayotte' } as const;
		await applyImport(app, SYSTEM, files('9769903C'), {
			opens: { name: 'Collège Loin', ...place }
		});
		const schools = await all((tx) => tx.select().from(school).orderBy(school.uai));
		expect(schools).toMatchObject([
			{ uai: '0679903C', territory: 'alsace-moselle' },
			{ territory: 'metropole' },
			{ uai: '9769903C', ...place }
		]);
	});

	it('and goes on to the next year only when told', async () => {
		await apply(twoPupils(), twoGuardians());
		const next = [
			xml(
				'e.xml',
				pupilsXml(eleve('2', 'BŒUF', 'Noé'), structures('2', '4 A'), header('0999881A', '2027'))
			)
		];
		expect(await applyImport(app, SYSTEM, next)).toMatchObject({
			error: { code: 'file.wrong-year', found: '2027-2028', expected: '2026-2027' }
		});
		expect(await applyImport(app, SYSTEM, next, { startsYear: true })).toMatchObject({
			value: { directory: { pupils: { left: ['Zoé BŒUF'] } } }
		});
		const again = await applyImport(app, SYSTEM, [twoPupils()], { startsYear: true });
		expect(again).toMatchObject({ error: { code: 'file.wrong-year' } });
	});
});

describe('people of the school', () => {
	it('load their own school only, and only its office may', async () => {
		const office = await schoolStory(app.db, { roles: ['administrator'] });
		const mediator: StaffActor = { ...office.staff, roles: ['mediator', 'teacher'] };
		expect(await applyImport(app, mediator, [twoPupils()])).toMatchObject({
			ok: false,
			error: { code: 'import.not-allowed' }
		});
		expect(await applyImport(app, office.staff, [twoPupils()])).toMatchObject({
			ok: false,
			error: { code: 'file.wrong-school' }
		});
		const theirs: StaffActor = { ...office.staff, schoolId };
		expect(await applyImport(app, theirs, [twoPupils(), twoGuardians()])).toMatchObject({
			ok: true,
			value: { directory: { links: { added: 3 } } }
		});
		const runs = await all((tx) => tx.select().from(importRun));
		expect(runs).toMatchObject([{ staffId: office.staff.staffId, schoolId }]);
	});
});
