import type { KnownPupil } from './known-directory';
import type { PeoplePlan, PupilField } from './directory-plan';
import type { PupilsFile } from './school-file';

/** The pupils' part of an import, and all pupils as they will be after it, by key. */
export function planPupils(
	known: readonly KnownPupil[],
	file: PupilsFile | null,
	today: string
): { plan: PeoplePlan<KnownPupil, PupilField>; after: Map<string, KnownPupil> } {
	const after = new Map(known.map((pupil) => [pupil.sourceId, pupil]));
	const plan: PeoplePlan<KnownPupil, PupilField> = {
		added: [],
		changed: [],
		left: [],
		unchanged: 0
	};
	if (!file) return { plan: { ...plan, unchanged: known.length }, after };

	const named = new Set(file.unreadablePupils);
	for (const { sourceId, firstName, lastName, division, leavesOn } of file.pupils) {
		const hasLeft = leavesOn !== null && leavesOn <= today;
		const person: KnownPupil = { sourceId, firstName, lastName, division, hasLeft };
		const before = after.get(sourceId);
		named.add(sourceId);
		if (!before) {
			// Left before we ever knew them: only their key matters, to understand the links.
			if (!hasLeft) plan.added.push(person);
			after.set(sourceId, person);
		} else if (hasLeft) {
			if (before.hasLeft) plan.unchanged += 1;
			else plan.left.push({ ...before, hasLeft });
			after.set(sourceId, { ...before, hasLeft });
		} else {
			const fields = changesOf(before, person);
			if (fields.length > 0) plan.changed.push({ person, fields });
			else plan.unchanged += 1;
			after.set(sourceId, person);
		}
	}
	for (const pupil of known) {
		if (named.has(pupil.sourceId) || pupil.hasLeft) continue;
		plan.left.push({ ...pupil, hasLeft: true });
		after.set(pupil.sourceId, { ...pupil, hasLeft: true });
	}
	return { plan, after };
}

function changesOf(before: KnownPupil, after: KnownPupil): (PupilField | 'returned')[] {
	const fields: (PupilField | 'returned')[] = [];
	if (before.firstName !== after.firstName || before.lastName !== after.lastName)
		fields.push('name');
	if (before.division !== after.division) fields.push('division');
	if (before.hasLeft) fields.push('returned');
	return fields;
}
