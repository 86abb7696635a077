import type { Role } from '../shared/actor';

/** A short note that staff of a school write to each other. */
export type TeamNote = {
	id: string;
	authorId: string;
	/** The role that it is for; null for everybody. */
	toRole: Role | null;
	text: string;
	writtenAt: Date;
	plannedAt: Date;
	/** Since when colleagues see it; null while it waits for the opening. */
	releasedAt: Date | null;
};

/** Notes are short: what is longer is a document, and belongs elsewhere. */
export const LONGEST_NOTE = 1_000;
