import type { FileRefusal, RowRemark } from './errors';

/** A pupil as one row of a school's export gives it. */
export type ReadPupil = {
	/** Line of the record in its file, from 1. */
	line: number;
	/** Key of the pupil in the school's program (SIECLE ELEVE_ID). */
	sourceId: string;
	firstName: string;
	lastName: string;
	/** Code of the class, spaces included (`3 A`); null when the export gives none. */
	division: string | null;
	/** Curriculum (SIECLE CODE_MEF), where the export gives it: it may tell the level of the class. */
	mef?: string;
	/** Day of departure, `yyyy-mm-dd`; null when none is announced. */
	leavesOn: string | null;
};

/** A guardian as one row of a school's export gives it. No export carries a language. */
export type ReadGuardian = {
	line: number;
	/** SIECLE PERSONNE_ID. */
	sourceId: string;
	title: 'M.' | 'MME' | null;
	/** Empty for an institution. */
	firstName: string;
	lastName: string;
	/** E.164. */
	mobile: string | null;
	email: string | null;
	acceptsSms: boolean;
};

/** 1 legal guardian, 2 in charge of the pupil, 3 to be contacted (SIECLE NIVEAU_RESPONSABILITE). */
export type Responsibility = 1 | 2 | 3;

/** What ties a guardian to a pupil. */
export type ReadLink = {
	line: number;
	pupilSourceId: string;
	guardianSourceId: string;
	responsibility: Responsibility;
	/** SIECLE CODE_PARENTE, two digits; `90` (other) when the export gives none. */
	kinship: string;
};

type Envelope = {
	/** Name of the file as the person knows it. */
	file: string;
	/** UAI code of the school that made it. */
	uai: string;
	/** First year of its school year: 2026 for 2026-2027. */
	schoolYear: number;
	remarks: RowRemark[];
};

/** Keys of refused rows are kept: what cannot be read must not pass for gone. */
export type PupilsFile = Envelope & {
	kind: 'pupils';
	pupils: ReadPupil[];
	unreadablePupils: string[];
};
export type GuardiansFile = Envelope & {
	kind: 'guardians';
	guardians: ReadGuardian[];
	links: ReadLink[];
	unreadableGuardians: string[];
	/** As `linkKey` writes them. */
	unreadableLinks: string[];
};

/** One string for a pair. */
export function linkKey(pupilSourceId: string, guardianSourceId: string): string {
	return `${pupilSourceId} ${guardianSourceId}`;
}

/** What a school's directory export says, whichever program wrote it. */
export type SchoolFile = PupilsFile | GuardiansFile;

/**
 * Whether a file belongs to this school and this school year: null when it does.
 * A file of another school or year would mark every pupil as gone.
 */
export function refusalOfForeignFile(
	file: SchoolFile,
	school: { uai: string; schoolYear: number }
): FileRefusal | null {
	if (file.uai !== school.uai)
		return { code: 'file.wrong-school', file: file.file, found: file.uai, expected: school.uai };
	if (file.schoolYear !== school.schoolYear)
		return {
			code: 'file.wrong-year',
			file: file.file,
			found: yearName(file.schoolYear),
			expected: yearName(school.schoolYear)
		};
	return null;
}

function yearName(first: number): string {
	return `${first}-${first + 1}`;
}
