import type { DirectoryPlan } from './directory-plan';
import type { KnownDirectory, KnownLink } from './known-directory';
import { levelOf } from './level';
import { planGuardians } from './plan-guardians';
import { planPupils } from './plan-pupils';
import type { GuardiansFile, PupilsFile } from './school-file';

/**
 * Compares a school's exports with its directory. Only what a file speaks of is touched: without
 * the pupils' file no pupil leaves, without the guardians' file no link ends. People whom a file no
 * longer names have left; people whose row cannot be read stay as they are.
 *
 * Access opens for legal guardians only (NIVEAU_RESPONSABILITE 1; RESP_LEGAL 1 and 2 of old files).
 *
 * @param divisions Codes of the classes that the school has.
 * @param today `yyyy-mm-dd` on the school's wall clock: a departure counts from its day on.
 */
export function planDirectoryImport(
	known: KnownDirectory & { divisions: readonly string[] },
	files: { pupils: PupilsFile | null; guardians: GuardiansFile | null },
	today: string
): DirectoryPlan {
	const pupils = planPupils(known.pupils, files.pupils, today);
	const { guardians, links, remarks } = planGuardians(known, files.guardians, pupils.after);
	const named = [...pupils.plan.added, ...pupils.plan.changed.map(({ person }) => person)];
	const codes = new Set(named.flatMap((pupil) => pupil.division ?? []));
	const every = new Set([...known.divisions, ...codes]);
	for (const code of known.divisions) codes.delete(code);
	const hadAccess = new Set(known.links.filter((l) => l.hasAccess).map(pair));
	const lost = [...links.ended, ...links.changed.filter((link) => !link.hasAccess)];
	return {
		divisions: [...codes].sort((a, b) => a.localeCompare(b, 'fr', { numeric: true })),
		levels: levelsOf(every, files.pupils),
		pupils: pupils.plan,
		guardians,
		links,
		accessLost: lost.filter((link) => hadAccess.has(pair(link))),
		remarks: [...(files.pupils?.remarks ?? []), ...(files.guardians?.remarks ?? []), ...remarks]
	};
}

function levelsOf(codes: Iterable<string>, file: PupilsFile | null): DirectoryPlan['levels'] {
	const mefs = new Map<string, string[]>();
	for (const { division, mef } of file?.pupils ?? []) {
		if (division && mef) mefs.set(division, [...(mefs.get(division) ?? []), mef]);
	}
	return [...codes].flatMap((code) => {
		const level = levelOf(code, mefs.get(code));
		return level ? [{ code, level }] : [];
	});
}

function pair(link: KnownLink): string {
	return `${link.pupilSourceId} ${link.guardianSourceId}`;
}
