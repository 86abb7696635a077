import { refusedRow, type RowRemark } from './errors';
import type { KnownDirectory, KnownGuardian, KnownLink, KnownPupil } from './known-directory';
import type { DirectoryPlan, GuardianField, PeoplePlan } from './directory-plan';
import { linkKey, type GuardiansFile, type ReadGuardian } from './school-file';

type Part = Pick<DirectoryPlan, 'guardians' | 'links' | 'remarks'>;

/**
 * The guardians' part of an import. A guardian is there through a pupil who is: one whose pupils
 * have all left has left too.
 *
 * @param pupils All pupils as they will be after the import, by key.
 */
export function planGuardians(
	known: KnownDirectory,
	file: GuardiansFile | null,
	pupils: ReadonlyMap<string, KnownPupil>
): Part {
	const remarks: RowRemark[] = [];
	const links = file ? planLinks(known, file, pupils, remarks) : unchangedLinks(known);
	const present = new Set(
		links.after
			.filter((link) => pupils.get(link.pupilSourceId)?.hasLeft === false)
			.map((link) => link.guardianSourceId)
	);
	const guardians = file
		? planPersons(known.guardians, file, present, remarks)
		: withoutFile(known.guardians, present);
	const isAdded = new Set(guardians.added.map((guardian) => guardian.sourceId));
	const isKnown = new Set(known.guardians.map((guardian) => guardian.sourceId));
	const isGhost = ghosts(known, pupils);
	// A link needs both its ends in the directory.
	const added = links.added.filter(
		(link) =>
			!isGhost(link.pupilSourceId) &&
			(isAdded.has(link.guardianSourceId) || isKnown.has(link.guardianSourceId))
	);
	return { guardians, links: { added, changed: links.changed, ended: links.ended }, remarks };
}

/** A pupil who had left before the directory ever knew them is not in it. */
function ghosts(known: KnownDirectory, pupils: ReadonlyMap<string, KnownPupil>) {
	const keys = new Set(known.pupils.map((pupil) => pupil.sourceId));
	return (key: string) => pupils.get(key)?.hasLeft === true && !keys.has(key);
}

type LinksPart = DirectoryPlan['links'] & { after: KnownLink[] };

function unchangedLinks(known: KnownDirectory): LinksPart {
	return { added: [], changed: [], ended: [], after: known.links };
}

function planLinks(
	known: KnownDirectory,
	file: GuardiansFile,
	pupils: ReadonlyMap<string, KnownPupil>,
	remarks: RowRemark[]
): LinksPart {
	const before = new Map(
		known.links.map((link) => [linkKey(link.pupilSourceId, link.guardianSourceId), link])
	);
	const persons = new Set([
		...file.guardians.map((guardian) => guardian.sourceId),
		...file.unreadableGuardians
	]);
	const part: LinksPart = { added: [], changed: [], ended: [], after: [] };
	const named = new Set(file.unreadableLinks);
	for (const { line, pupilSourceId, guardianSourceId, responsibility, kinship } of file.links) {
		const key = linkKey(pupilSourceId, guardianSourceId);
		const hasAccess = responsibility === 1;
		const link = { pupilSourceId, guardianSourceId, responsibility, kinship, hasAccess };
		named.add(key);
		if (!pupils.has(pupilSourceId)) {
			const reason = { code: 'row.unknown-pupil' as const, id: pupilSourceId };
			remarks.push(refusedRow(file.file, line, reason));
			continue;
		}
		if (!persons.has(guardianSourceId)) {
			const reason = { code: 'row.unknown-guardian' as const, id: guardianSourceId };
			remarks.push(refusedRow(file.file, line, reason));
			continue;
		}
		const old = before.get(key);
		part.after.push(link);
		if (!old) part.added.push(link);
		else if (
			old.responsibility !== responsibility ||
			old.kinship !== kinship ||
			old.hasAccess !== hasAccess
		)
			part.changed.push(link);
	}
	const unreadable = new Set(file.unreadableLinks);
	for (const [key, link] of before) {
		if (!named.has(key)) part.ended.push(link);
		else if (unreadable.has(key)) part.after.push(link);
	}
	return part;
}

type Guardians = PeoplePlan<KnownGuardian, GuardianField>;

function planPersons(
	known: readonly KnownGuardian[],
	file: GuardiansFile,
	present: ReadonlySet<string>,
	remarks: RowRemark[]
): Guardians {
	const before = new Map(known.map((guardian) => [guardian.sourceId, guardian]));
	const plan: Guardians = { added: [], changed: [], left: [], unchanged: 0 };
	const linked = new Set(file.links.map((link) => link.guardianSourceId));
	const named = new Set(file.unreadableGuardians);
	for (const read of file.guardians) {
		const old = before.get(read.sourceId);
		named.add(read.sourceId);
		if (!present.has(read.sourceId)) {
			if (old && !old.hasLeft) plan.left.push({ ...old, hasLeft: true });
			else if (old) plan.unchanged += 1;
			else if (!linked.has(read.sourceId)) {
				const name = `${read.firstName} ${read.lastName}`.trim();
				const reason = { code: 'row.guardian-without-pupil' as const, name };
				remarks.push(refusedRow(file.file, read.line, reason));
			}
			continue;
		}
		const person = personOf(read);
		if (!old) plan.added.push(person);
		else {
			const fields = changesOf(old, person);
			if (fields.length > 0) plan.changed.push({ person, fields });
			else plan.unchanged += 1;
		}
	}
	for (const guardian of known) {
		if (!named.has(guardian.sourceId) && !guardian.hasLeft)
			plan.left.push({ ...guardian, hasLeft: true });
	}
	return plan;
}

/** Without their file, guardians only leave or return with their pupils. */
function withoutFile(known: readonly KnownGuardian[], present: ReadonlySet<string>): Guardians {
	const plan: Guardians = { added: [], changed: [], left: [], unchanged: 0 };
	for (const guardian of known) {
		const isPresent = present.has(guardian.sourceId);
		if (isPresent && guardian.hasLeft)
			plan.changed.push({ person: { ...guardian, hasLeft: false }, fields: ['returned'] });
		else if (!isPresent && !guardian.hasLeft) plan.left.push({ ...guardian, hasLeft: true });
		else plan.unchanged += 1;
	}
	return plan;
}

function personOf({ line: _line, ...read }: ReadGuardian): KnownGuardian {
	return { ...read, hasLeft: false };
}

function changesOf(before: KnownGuardian, after: KnownGuardian): (GuardianField | 'returned')[] {
	const fields: (GuardianField | 'returned')[] = [];
	if (before.firstName !== after.firstName || before.lastName !== after.lastName)
		fields.push('name');
	if (before.title !== after.title) fields.push('title');
	if (before.mobile !== after.mobile) fields.push('mobile');
	if (before.email !== after.email) fields.push('email');
	if (before.acceptsSms !== after.acceptsSms) fields.push('accepts-sms');
	if (before.hasLeft) fields.push('returned');
	return fields;
}
