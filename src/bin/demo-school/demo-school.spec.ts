import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POLICY_OF_PRESET } from '$lib/domain/disconnection/disconnection-policy';
import type { SchoolHours } from '$lib/domain/disconnection/school-hours';
import { isOpen } from '$lib/domain/disconnection/release-window';
import type { GuardiansFile, PupilsFile } from '$lib/domain/directory/school-file';
import { readEventFile } from '$lib/server/adapters/event-files/read-event-file';
import { readSiecleFile } from '$lib/server/adapters/siecle/read-siecle-file';
import { demoFiles } from './generate';
import { demoInstant, shiftWeeks, weeksToShift } from './shift-weeks';

const files = demoFiles();
const hours: SchoolHours = {
	zone: 'B',
	timeZone: 'Europe/Paris',
	policy: POLICY_OF_PRESET['report-2025']
};

async function directory(folder: string) {
	const read = async (name: string) => {
		const result = await readSiecleFile(name, files.get(`${folder}/${name}`) ?? new Uint8Array());
		if (!result.ok) throw new Error(JSON.stringify(result.error));
		return result.value;
	};
	return {
		pupils: (await read('ElevesAvecAdresses.xml')) as PupilsFile,
		guardians: (await read('ResponsablesAvecAdresses.xml')) as GuardiansFile
	};
}

function events(folder: string, name: string) {
	const bytes = files.get(`${folder}/${name}`) ?? new Uint8Array();
	const result = readEventFile(name, bytes, hours.timeZone);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

describe('the demo school', () => {
	it('lies in the repository as it is generated', () => {
		for (const [path, content] of files)
			expect(readFileSync(`src/bin/demo-school/${path}`).equals(content), path).toBe(true);
	});

	it('has about 120 pupils, 200 guardians, 5 classes, several siblings', async () => {
		const { pupils, guardians } = await directory('college-les-tilleuls');
		expect(pupils.pupils.length).toBeGreaterThanOrEqual(115);
		expect(guardians.guardians.length).toBeGreaterThanOrEqual(190);
		const divisions = new Set(pupils.pupils.flatMap((p) => p.division ?? []));
		expect([...divisions].sort()).toEqual(['3 A', '4 A', '5 A', '6 A', '6 B']);
		const perGuardian = new Map<string, number>();
		for (const link of guardians.links)
			perGuardian.set(link.guardianSourceId, (perGuardian.get(link.guardianSourceId) ?? 0) + 1);
		expect([...perGuardian.values()].filter((n) => n > 1).length).toBeGreaterThan(15);
		expect(new Set(guardians.links.map((link) => link.responsibility))).toEqual(new Set([1, 2, 3]));
		expect(guardians.guardians.filter((g) => g.mobile === null).length).toBeGreaterThan(5);
	});

	it('has at least two languages in each class', async () => {
		for (const folder of ['college-les-tilleuls', 'college-jules-verne']) {
			const { pupils, guardians } = await directory(folder);
			const langues = events(folder, 'langues.csv');
			if (langues.kind !== 'languages') throw new Error('not the languages');
			const localeOf = new Map(langues.languages.map((l) => [l.guardianSourceId, l.locale]));
			const spoken = new Map<string, Set<string>>();
			for (const pupil of pupils.pupils.filter((p) => p.division))
				for (const link of guardians.links.filter((l) => l.pupilSourceId === pupil.sourceId)) {
					const set = spoken.get(pupil.division ?? '') ?? new Set();
					const locale = localeOf.get(link.guardianSourceId);
					if (locale) set.add(locale);
					spoken.set(pupil.division ?? '', set);
				}
			for (const [division, set] of spoken)
				expect(set.size, `${folder} ${division}`).toBeGreaterThanOrEqual(2);
		}
	});

	it('knows one guardian in two schools, under two keys', async () => {
		const here = (await directory('college-les-tilleuls')).guardians.guardians;
		const there = (await directory('college-jules-verne')).guardians.guardians;
		const both = here.filter((g) => there.some((o) => o.mobile !== null && o.mobile === g.mobile));
		expect(both).toMatchObject([{ firstName: 'Marta', lastName: 'SHEVCHUK' }]);
		expect(there.map((g) => g.sourceId)).not.toContain(both[0]?.sourceId);
	});

	it('uses only telephone numbers kept for fiction, once each', async () => {
		const { guardians } = await directory('college-les-tilleuls');
		const mobiles = guardians.guardians.flatMap((g) => g.mobile ?? []);
		expect(mobiles.every((mobile) => mobile.startsWith('+3363998'))).toBe(true);
		expect(new Set(mobiles).size).toBe(mobiles.length);
	});

	it('tells a school day without a single refused row', async () => {
		for (const folder of ['college-les-tilleuls', 'college-jules-verne']) {
			const ids = new Set((await directory(folder)).pupils.pupils.map((p) => p.sourceId));
			for (const name of ['absences.csv', 'devoirs.csv', 'messages.csv', 'services.csv']) {
				const file = events(folder, name);
				expect(file.remarks, `${folder}/${name}`).toEqual([]);
				for (const event of 'events' in file ? file.events : [])
					if ('recipient' in event && event.recipient.kind === 'pupil')
						expect(ids).toContain(event.recipient.sourceId);
			}
		}
	});

	it.each([
		['2026-11-24T10:00:00Z', 0],
		['2026-11-24T06:00:00Z', -1],
		['2026-11-30T22:00:00Z', 0],
		['2026-12-29T10:00:00Z', 3],
		['2027-07-20T10:00:00Z', 31]
	])('at %s moves by %i weeks, to an open Tuesday', (now, weeks) => {
		expect(weeksToShift(hours, new Date(now))).toBe(weeks);
		const instant = demoInstant(hours, weeks);
		expect(isOpen(hours, instant)).toBe(true);
		expect(instant.getTime()).toBeLessThanOrEqual(Date.parse(now));
	});

	it('moves dates, and nothing else', () => {
		const csv = new TextEncoder().encode('\ufeffa;24/11/2026 08:20;06 39 98 00 00;24/11\r\n');
		expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(shiftWeeks(csv, 6))).toBe(
			'\ufeffa;05/01/2027 08:20;06 39 98 00 00;24/11\r\n'
		);
	});
});
