/**
 * The words of digital mediation, as the national tool records an activity (La Coop de la médiation
 * numérique, ANCT: repository inclusion-numerique/coop-mediation-numerique, `schema.prisma`, enums
 * Thematique, TypeLieu, Materiel, Autonomie, StructureDeRedirection). Codes here are in English; what
 * they are called there is in the messages, and `docs/formats/accompagnements-csv.md` says which.
 */
export const DIGITAL_THEMES = [
	'parenting',
	'schooling',
	'device-basics',
	'web-browsing',
	'email',
	'digital-safety',
	'admin-help',
	'digital-diagnosis',
	'social-networks',
	'office-software',
	'digital-contents',
	'device-maintenance',
	'banking-shopping',
	'job-search',
	'entrepreneurship',
	'creating',
	'digital-culture',
	'artificial-intelligence',
	'health'
] as const;

/** Themes of an administrative step. */
export const ADMINISTRATIVE_THEMES = [
	'family-schooling',
	'papers-citizenship',
	'work-training',
	'housing',
	'transport',
	'money-taxes',
	'leisure-culture',
	'associations',
	'social-health',
	'justice',
	'foreigners-europe'
] as const;

export const THEMES = [...DIGITAL_THEMES, ...ADMINISTRATIVE_THEMES] as const;
export type Theme = (typeof THEMES)[number];

/** What a school's families ask for most: offered first, the rest one tap further. */
export const FIRST_THEMES = [
	'parenting',
	'schooling',
	'family-schooling',
	'device-basics',
	'web-browsing',
	'email',
	'digital-safety',
	'admin-help'
] as const satisfies readonly Theme[];

/**
 * Themes that, beside a name, would tell of somebody's health, origin or troubles with the law:
 * counted without a name only (QUALITY, privacy: none of this is stored).
 */
export const NAMELESS_THEMES = [
	'health',
	'social-health',
	'justice',
	'foreigners-europe'
] as const satisfies readonly Theme[];

/** Where the help is given. The national tool has four kinds; what each is there: `nationalPlace`. */
export const PLACE_KINDS = ['school', 'counter', 'outside', 'home', 'telephone', 'remote'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The kind of place in the national tool: place of activity, other place, at home, remote. */
export function nationalPlace(kind: PlaceKind): 'activity-place' | 'other' | 'home' | 'remote' {
	switch (kind) {
		case 'school':
		case 'counter':
			return 'activity-place';
		case 'outside':
			return 'other';
		case 'home':
			return 'home';
		case 'telephone':
		case 'remote':
			return 'remote';
	}
}

/** Minutes offered first; any other up to a day may be typed. */
export const DURATIONS = [15, 30, 45, 60, 90, 120] as const;
export const DURATION_MAX = 1_439;

/** How much the person did alone, from least to most; the national tool prints 1/3 to 3/3. */
export const AUTONOMIES = ['guided', 'partly-autonomous', 'autonomous'] as const;
export type Autonomy = (typeof AUTONOMIES)[number];

/** Where a person is sent on to. `school` is ours: another professional of the school. */
export const ORIENTATIONS = [
	'school',
	'administration',
	'digital-mediation',
	'operator',
	'social-help',
	'job-integration',
	'admin-help',
	'other'
] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** The devices that served. */
export const MATERIALS = ['phone', 'tablet', 'computer', 'other', 'none'] as const;
export type Material = (typeof MATERIALS)[number];

/** What sorts a note; never what a person is. */
export const TAGS = [
	'first-connection',
	'follow-up',
	'call-back',
	'equipment',
	'language',
	'good-news'
] as const;
export type Tag = (typeof TAGS)[number];

/** Free text about people is short: a trace of help given, not a file on a family. */
export const NOTE_MAX = 280;
export const ANONYMOUS_MAX = 50;
export const PARTICIPANTS_MAX = 30;
