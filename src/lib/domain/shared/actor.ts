import type { Language, Locale } from './locale';
import type { StaffLocale } from './staff-locale';

/** What a member of staff is in one school. An education adviser is a CPE. */
export const ROLES = [
	'head',
	'education-adviser',
	'secretary',
	'teacher',
	'mediator',
	/** Adviser of a France services counter. */
	'adviser',
	/** Validates resource parents (IEN), reads figures. */
	'inspector',
	/** Shares the pool of facilitators and the catalogue between the schools of a network. */
	'coordinator',
	'administrator',
	/** A volunteer: never a member of staff's rights, see `ResourceParentActor`. */
	'resource-parent'
] as const;
export type Role = (typeof ROLES)[number];

/** Those who work in the school together: not a volunteer, nor who comes from outside for one task. */
export const TEAM_ROLES = [
	'head',
	'education-adviser',
	'secretary',
	'teacher',
	'mediator',
	'adviser',
	'administrator'
] as const satisfies readonly Role[];

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

/**
 * A resource parent, signed in: a volunteer who sees the families that agreed, as they agreed, and what
 * to do next. Row level security gives her no row of the school but those written for her.
 */
export type ResourceParentActor = Omit<StaffActor, 'kind' | 'roles' | 'locale'> & {
	kind: 'resource-parent';
	/** Any language of the families' pages: hers are made the same way. */
	locale: Locale;
};

/** Who asks. Every transaction carries one, and row level security believes only that. */
export type Actor = SystemActor | GuardianActor | StaffActor | ResourceParentActor;

export const SYSTEM: SystemActor = { kind: 'system' };
