import type { ReadGuardian, ReadLink, ReadPupil } from './school-file';

/** A pupil as the directory knows them. */
export type KnownPupil = Omit<ReadPupil, 'line' | 'leavesOn' | 'mef'> & { hasLeft: boolean };

/** A guardian as the directory knows them. */
export type KnownGuardian = Omit<ReadGuardian, 'line'> & { hasLeft: boolean };

/** A link as the directory knows it. */
export type KnownLink = Omit<ReadLink, 'line'> & { hasAccess: boolean };

/** What a school's directory holds before an import. */
export type KnownDirectory = {
	pupils: KnownPupil[];
	guardians: KnownGuardian[];
	links: KnownLink[];
};
