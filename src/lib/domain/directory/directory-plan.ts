import type { RowRemark } from './errors';
import type { Level } from './level';
import type { KnownGuardian, KnownLink, KnownPupil } from './known-directory';

/** What will happen to one kind of people: who comes, who changes and in what, who leaves. */
export type PeoplePlan<Person, Field extends string> = {
	added: Person[];
	changed: { person: Person; fields: (Field | 'returned')[] }[];
	left: Person[];
	unchanged: number;
};

export type PupilField = 'name' | 'division';
export type GuardianField = 'name' | 'title' | 'mobile' | 'email' | 'accepts-sms';

/** Everything that an import will write, and the rows that it will not. */
export type DirectoryPlan = {
	/** Classes that the school does not have yet. */
	divisions: string[];
	/** Levels of classes that their codes or their pupils' curricula tell; what staff set stays. */
	levels: { code: string; level: Level }[];
	pupils: PeoplePlan<KnownPupil, PupilField>;
	guardians: PeoplePlan<KnownGuardian, GuardianField>;
	links: { added: KnownLink[]; changed: KnownLink[]; ended: KnownLink[] };
	/** Links that opened a pupil's data and no longer will. */
	accessLost: KnownLink[];
	remarks: RowRemark[];
};
