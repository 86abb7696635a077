/**
 * Where somebody who leads workshops comes from (report recommendations 9 and 10): health, an
 * association, CAF, sport, a school nurse, a library, digital mediation…
 */
export const FACILITATOR_FIELDS = [
	'health',
	'association',
	'caf',
	'sport',
	'school-nurse',
	'social-work',
	'library',
	'digital-mediation',
	'psychologist',
	'police',
	'other'
] as const;
export type FacilitatorField = (typeof FACILITATOR_FIELDS)[number];

/** What an invited facilitator says; it may change until the session begins. */
export const INVITATION_ANSWERS = ['yes', 'no'] as const;
export type InvitationAnswer = (typeof INVITATION_ANSWERS)[number];
