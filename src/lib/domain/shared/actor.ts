import type { Language } from './locale';
import type { StaffLocale } from './staff-locale';

/** What a member of staff is in one school. An education adviser is a CPE. */
export const ROLES = [
	'head',
	'education-adviser',
	'secretary',
	'teacher',
	'mediator',
	'administrator'
] as const;
export type Role = (typeof ROLES)[number];

/** Work that nobody asks for by hand: the release loop, commands, the look-up of a session. */
export type SystemActor = { kind: 'system' };

/**
 * A legal guardian, signed in. A provisional session was opened by a letter alone, which the child
 * may have carried: it sees workshops and help, and no child's data, until the adult was met.
 */
export type GuardianActor = {
	kind: 'guardian';
	accountId: string;
	sessionId: string;
	isProvisional: boolean;
	/** What it reads: one that is prepared only while a school of the family offers it. */
	locale: Language;
};

/** A member of staff, signed in and working for one school at a time. */
export type StaffActor = {
	kind: 'staff';
	staffId: string;
	schoolId: string;
	roles: Role[];
	name: string;
	sessionId: string;
	/** Language of the pages that they work with. */
	locale: StaffLocale;
};

/** Who asks. Every transaction carries one, and row level security believes only that. */
export type Actor = SystemActor | GuardianActor | StaffActor;

export const SYSTEM: SystemActor = { kind: 'system' };
