import { describe, expect, it } from 'vitest';
import type { KnownDirectory } from './known-directory';
import { planDirectoryImport } from './plan-directory-import';
import type { GuardiansFile, PupilsFile, ReadGuardian, ReadLink, ReadPupil } from './school-file';

const TODAY = '2026-11-24';
const EMPTY: KnownDirectory & { divisions: string[] } = {
	pupils: [],
	guardians: [],
	links: [],
	divisions: []
};

function pupil(sourceId: string, more: Partial<ReadPupil> = {}): ReadPupil {
	return {
		line: 10,
		sourceId,
		firstName: 'Zoé',
		lastName: 'ESSAI',
		division: '6 A',
		leavesOn: null,
		...more
	};
}
function guardian(sourceId: string, more: Partial<ReadGuardian> = {}): ReadGuardian {
	return {
		line: 20,
		sourceId,
		title: 'MME',
		firstName: 'Ana',
		lastName: 'ESSAI',
		mobile: '+33639980001',
		email: null,
		acceptsSms: true,
		...more
	};
}
function link(pupilSourceId: string, guardianSourceId: string, more: Partial<ReadLink> = {}) {
	const base: ReadLink = {
		line: 30,
		pupilSourceId,
		guardianSourceId,
		responsibility: 1,
		kinship: '10'
	};
	return { ...base, ...more };
}
function pupilsFile(pupils: ReadPupil[], unreadablePupils: string[] = []): PupilsFile {
	const envelope = { file: 'e.xml', uai: '0999901A', schoolYear: 2026, remarks: [] };
	return { kind: 'pupils', ...envelope, pupils, unreadablePupils };
}
function guardiansFile(
	guardians: ReadGuardian[],
	links: ReadLink[],
	more: Partial<GuardiansFile> = {}
): GuardiansFile {
	return {
		kind: 'guardians',
		file: 'r.xml',
		uai: '0999901A',
		schoolYear: 2026,
		remarks: [],
		guardians,
		links,
		unreadableGuardians: [],
		unreadableLinks: [],
		...more
	};
}
/** A directory with one pupil and one guardian, as an import would leave it. */
function known(): KnownDirectory & { divisions: string[] } {
	const { line: _a, leavesOn: _b, ...p } = pupil('1');
	const { line: _c, ...g } = guardian('9');
	const { line: _d, ...l } = link('1', '9');
	return {
		pupils: [{ ...p, hasLeft: false }],
		guardians: [{ ...g, hasLeft: false }],
		links: [{ ...l, hasAccess: true }],
		divisions: ['6 A']
	};
}
const sameFiles = () => ({
	pupils: pupilsFile([pupil('1')]),
	guardians: guardiansFile([guardian('9')], [link('1', '9')])
});

describe('a first import', () => {
	it('adds pupils, guardians, links and classes', () => {
		const plan = planDirectoryImport(EMPTY, sameFiles(), TODAY);
		expect(plan.divisions).toEqual(['6 A']);
		expect(plan.pupils.added.map((p) => p.sourceId)).toEqual(['1']);
		expect(plan.guardians.added.map((g) => g.sourceId)).toEqual(['9']);
		expect(plan.links.added).toMatchObject([{ pupilSourceId: '1', hasAccess: true }]);
		expect(plan.remarks).toEqual([]);
	});

	it('opens access to level 1 only', () => {
		const files = {
			pupils: pupilsFile([pupil('1')]),
			guardians: guardiansFile(
				[guardian('7'), guardian('8'), guardian('9')],
				[
					link('1', '7', { responsibility: 1 }),
					link('1', '8', { responsibility: 2 }),
					link('1', '9', { responsibility: 3 })
				]
			)
		};
		const { links } = planDirectoryImport(EMPTY, files, TODAY);
		expect(links.added.map((l) => l.hasAccess)).toEqual([true, false, false]);
	});

	it('leaves out pupils who had left, and their guardians, without a word', () => {
		const files = {
			pupils: pupilsFile([pupil('1'), pupil('2', { leavesOn: '2026-10-16' })]),
			guardians: guardiansFile([guardian('9')], [link('2', '9')])
		};
		const plan = planDirectoryImport(EMPTY, files, TODAY);
		expect(plan.pupils.added.map((p) => p.sourceId)).toEqual(['1']);
		expect(plan.guardians.added).toEqual([]);
		expect(plan.links.added).toEqual([]);
		expect(plan.remarks).toEqual([]);
	});

	it('keeps a guardian of one who left and one who stays, with one link', () => {
		const files = {
			pupils: pupilsFile([pupil('1'), pupil('2', { leavesOn: '2026-10-16' })]),
			guardians: guardiansFile([guardian('9')], [link('1', '9'), link('2', '9')])
		};
		const { links } = planDirectoryImport(EMPTY, files, TODAY);
		expect(links.added.map((l) => l.pupilSourceId)).toEqual(['1']);
	});

	it('keeps a pupil whose departure is to come', () => {
		const files = { pupils: pupilsFile([pupil('1', { leavesOn: '2026-11-25' })]), guardians: null };
		expect(planDirectoryImport(EMPTY, files, TODAY).pupils.added).toHaveLength(1);
		const nextDay = planDirectoryImport(known(), files, '2026-11-25');
		expect(nextDay.pupils.left.map((p) => p.sourceId)).toEqual(['1']);
	});

	it('refuses links whose ends are in no file, and guardians of nobody', () => {
		const files = {
			pupils: pupilsFile([pupil('1')]),
			guardians: guardiansFile(
				[guardian('9'), guardian('8', { line: 21 })],
				[link('1', '9'), link('404', '9', { line: 31 }), link('1', '405', { line: 32 })]
			)
		};
		const plan = planDirectoryImport(EMPTY, files, TODAY);
		expect(plan.remarks).toEqual([
			{
				file: 'r.xml',
				line: 31,
				isRefused: true,
				reason: { code: 'row.unknown-pupil', id: '404' }
			},
			{
				file: 'r.xml',
				line: 32,
				isRefused: true,
				reason: { code: 'row.unknown-guardian', id: '405' }
			},
			{
				file: 'r.xml',
				line: 21,
				isRefused: true,
				reason: { code: 'row.guardian-without-pupil', name: 'Ana ESSAI' }
			}
		]);
		expect(plan.links.added).toHaveLength(1);
		expect(plan.guardians.added).toHaveLength(1);
	});
});

describe('an import again', () => {
	it('of the same files changes nothing', () => {
		const plan = planDirectoryImport(known(), sameFiles(), TODAY);
		expect(plan).toEqual({
			divisions: [],
			levels: [{ code: '6 A', level: '6e' }],
			pupils: { added: [], changed: [], left: [], unchanged: 1 },
			guardians: { added: [], changed: [], left: [], unchanged: 1 },
			links: { added: [], changed: [], ended: [] },
			accessLost: [],
			remarks: []
		});
	});

	it('tells the level of a class by its code, or by what all of its pupils follow', () => {
		const pupils = pupilsFile([
			pupil('1', { division: 'ROUGES', mef: '10110001110' }),
			pupil('2', { division: '3 B' }),
			pupil('3', { division: 'BLEUS' })
		]);
		const { levels } = planDirectoryImport(known(), { pupils, guardians: null }, TODAY);
		expect(levels).toEqual([
			{ code: '6 A', level: '6e' },
			{ code: '3 B', level: '3e' },
			{ code: 'ROUGES', level: '5e' }
		]);
	});

	it('says what changed', () => {
		const files = {
			pupils: pupilsFile([pupil('1', { division: '5 A', firstName: 'Zoë' })]),
			guardians: guardiansFile(
				[guardian('9', { mobile: null, email: 'a@exemple.fr', acceptsSms: false, title: null })],
				[link('1', '9', { kinship: '50' })]
			)
		};
		const plan = planDirectoryImport(known(), files, TODAY);
		expect(plan.divisions).toEqual(['5 A']);
		expect(plan.pupils.changed[0]?.fields).toEqual(['name', 'division']);
		expect(plan.guardians.changed[0]?.fields).toEqual(['title', 'mobile', 'email', 'accepts-sms']);
		expect(plan.links.changed).toMatchObject([{ kinship: '50', hasAccess: true }]);
		expect(plan.accessLost).toEqual([]);
	});

	it('takes access away at once from whom lost authority', () => {
		const files = {
			pupils: null,
			guardians: guardiansFile([guardian('9')], [link('1', '9', { responsibility: 3 })])
		};
		const plan = planDirectoryImport(known(), files, TODAY);
		expect(plan.links.changed).toMatchObject([{ hasAccess: false, responsibility: 3 }]);
		expect(plan.accessLost).toHaveLength(1);
		expect(plan.guardians.left).toEqual([]);
	});

	it('ends a link that the file no longer has, and its guardian leaves', () => {
		const files = { pupils: null, guardians: guardiansFile([guardian('8')], [link('1', '8')]) };
		const plan = planDirectoryImport(known(), files, TODAY);
		expect(plan.links.ended).toMatchObject([{ guardianSourceId: '9' }]);
		expect(plan.accessLost).toMatchObject([{ guardianSourceId: '9' }]);
		expect(plan.guardians.left.map((g) => g.sourceId)).toEqual(['9']);
		expect(plan.guardians.added.map((g) => g.sourceId)).toEqual(['8']);
	});

	it('marks pupils that the file no longer names as left, and their guardians with them', () => {
		const files = { pupils: pupilsFile([pupil('2')]), guardians: null };
		const plan = planDirectoryImport(known(), files, TODAY);
		expect(plan.pupils.left.map((p) => p.sourceId)).toEqual(['1']);
		expect(plan.guardians.left.map((g) => g.sourceId)).toEqual(['9']);
		expect(plan.links.ended).toEqual([]);
	});

	it('brings back who returns', () => {
		const before = known();
		before.pupils[0]!.hasLeft = true;
		before.guardians[0]!.hasLeft = true;
		const plan = planDirectoryImport(before, sameFiles(), TODAY);
		expect(plan.pupils.changed[0]?.fields).toEqual(['returned']);
		expect(plan.guardians.changed[0]?.fields).toEqual(['returned']);
	});

	it('does not take a row that cannot be read for a departure', () => {
		const files = {
			pupils: pupilsFile([pupil('2')], ['1']),
			guardians: guardiansFile([guardian('8')], [link('2', '8')], {
				unreadableGuardians: ['9'],
				unreadableLinks: ['1 9']
			})
		};
		const plan = planDirectoryImport(known(), files, TODAY);
		expect(plan.pupils.left).toEqual([]);
		expect(plan.guardians.left).toEqual([]);
		expect(plan.links.ended).toEqual([]);
	});

	it('touches nothing that no file speaks of', () => {
		const files = { pupils: pupilsFile([pupil('1'), pupil('2')]), guardians: null };
		const plan = planDirectoryImport(known(), files, TODAY);
		expect(plan.guardians).toEqual({ added: [], changed: [], left: [], unchanged: 1 });
		expect(plan.links).toEqual({ added: [], changed: [], ended: [] });
	});
});
