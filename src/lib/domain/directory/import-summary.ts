import type { RowRemark } from './errors';
import type { KnownDirectory } from './known-directory';
import type { DirectoryPlan, PeoplePlan } from './directory-plan';

/** What happens to one kind of people, by name, in the order of the file. */
export type PeopleSummary = {
	added: string[];
	changed: { name: string; fields: string[] }[];
	left: string[];
	unchanged: number;
};

/** What the directory files change. */
export type DirectorySummary = {
	divisions: string[];
	pupils: PeopleSummary;
	guardians: PeopleSummary;
	links: { added: number; changed: number; ended: number };
	/** Who will no longer see whom. */
	accessLost: { guardian: string; pupil: string }[];
};

/** What rows of vie scolaire do: things that are new, corrected, taken back, known already. */
export type EventsSummary = {
	created: number;
	changed: number;
	cancelled: number;
	unchanged: number;
};

/** What a load of files changes, before (preview) or after it was done. Plain data. */
export type ImportSummary = {
	school: { id: string; uai: string; name: string; timeZone: string };
	files: string[];
	/** Null when no file speaks of it. */
	directory: DirectorySummary | null;
	events: EventsSummary | null;
	languages: number | null;
	services: number | null;
	answers: number | null;
	/** When what was loaded reaches families, ISO 8601; null when at once or nothing waits. */
	heldUntil: string | null;
	remarks: RowRemark[];
};

/** Names what a plan does. `known` is the directory before it. */
export function summaryOfPlan(plan: DirectoryPlan, known: KnownDirectory): DirectorySummary {
	const pupils = namesOf([known.pupils, plan.pupils.added]);
	const guardians = namesOf([known.guardians, plan.guardians.added]);
	return {
		divisions: plan.divisions,
		pupils: summaryOfPeople(plan.pupils),
		guardians: summaryOfPeople(plan.guardians),
		links: {
			added: plan.links.added.length,
			changed: plan.links.changed.length,
			ended: plan.links.ended.length
		},
		accessLost: plan.accessLost.map((link) => ({
			guardian: guardians.get(link.guardianSourceId) ?? '',
			pupil: pupils.get(link.pupilSourceId) ?? ''
		}))
	};
}

type Named = { sourceId: string; firstName: string; lastName: string };

function namesOf(lists: readonly (readonly Named[])[]): Map<string, string> {
	return new Map(lists.flat().map((person) => [person.sourceId, nameOf(person)]));
}

function summaryOfPeople(plan: PeoplePlan<Named, string>): PeopleSummary {
	return {
		added: plan.added.map(nameOf),
		changed: plan.changed.map(({ person, fields }) => ({ name: nameOf(person), fields })),
		left: plan.left.map(nameOf),
		unchanged: plan.unchanged
	};
}

function nameOf({ firstName, lastName }: Named): string {
	return `${firstName} ${lastName}`.trim();
}
