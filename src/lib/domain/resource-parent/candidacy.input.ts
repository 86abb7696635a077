import * as v from 'valibot';
import { toE164 } from '../directory/phone';
import { pickFamilyInput, type PickFamilyInput } from '../directory/pick-family.input';
import { LANGUAGES } from '../shared/locale';
import { CONTACT_WISHES } from './agree-to-contact';
import { OUTCOMES } from './actions';
import { HALF_DAYS } from './half-days';
import { END_REASONS } from './resource-parent';

const key = (code: string) => v.pipe(v.string(code), v.uuid(code));
const name = v.pipe(v.string(), v.trim(), v.maxLength(60, 'resource-parent.long-name'));
const phone = v.pipe(
	v.string('resource-parent.bad-phone'),
	v.transform((typed) => toE164(typed)),
	v.string('resource-parent.bad-phone')
);
const halfDays = v.optional(v.array(v.picklist(HALF_DAYS, 'resource-parent.bad-half-day')), []);

/**
 * A candidacy as an adviser writes it: a guardian of the school, picked or typed, or somebody who is
 * not on file, by her names.
 */
export const candidacyInput = v.pipe(
	v.object({
		...pickFamilyInput.entries,
		firstName: v.optional(name),
		lastName: v.optional(name),
		mobile: v.optional(phone),
		email: v.optional(
			v.pipe(
				v.string(),
				v.trim(),
				v.email('resource-parent.bad-email'),
				v.maxLength(120, 'resource-parent.bad-email')
			)
		),
		locales: v.pipe(
			v.array(v.picklist(LANGUAGES, 'resource-parent.no-language'), 'resource-parent.no-language'),
			v.minLength(1, 'resource-parent.no-language')
		),
		availabilities: halfDays,
		adviser: key('resource-parent.unknown-adviser'),
		adviserPhone: v.optional(phone)
	}),
	v.forward(
		v.partialCheck(
			[['guardian'], ['guardian-typed'], ['firstName']],
			(given) => isOnFile(given) || given.firstName !== undefined,
			'resource-parent.no-first-name'
		),
		['firstName']
	),
	v.forward(
		v.partialCheck(
			[['guardian'], ['guardian-typed'], ['lastName']],
			(given) => isOnFile(given) || given.lastName !== undefined,
			'resource-parent.no-last-name'
		),
		['lastName']
	)
);
export type CandidacyInput = v.InferOutput<typeof candidacyInput>;

/** Fields of the candidacy that are sent several times. */
export const CANDIDACY_LISTS = ['locales', 'availabilities'];

/** Half days, as the grid sends them. */
export const availabilitiesInput = v.object({ availabilities: halfDays });

/** Yes or no to a candidacy. */
export const decisionInput = v.object({
	decision: v.picklist(['yes', 'no'], 'resource-parent.not-waiting')
});

/** Why a mission ends. */
export const endInput = v.object({
	reason: v.picklist(END_REASONS, 'resource-parent.choose-reason')
});

/** What a family said face to face, as staff enter it. */
export const faceToFaceInput = v.object({
	...pickFamilyInput.entries,
	wish: v.picklist(CONTACT_WISHES, 'resource-parent.choose-wish')
});

/** What a family wants. */
export const wishInput = v.object({
	guardian: key('resource-parent.unknown-family'),
	wish: v.picklist(CONTACT_WISHES, 'resource-parent.choose-wish')
});

/** An agreement to be given to a resource parent; `nobody` takes it back from whoever has it. */
export const assignInput = v.object({
	contact: key('resource-parent.not-found'),
	to: v.union([key('resource-parent.not-found'), v.literal('nobody')], 'resource-parent.not-found')
});

/** The agreement that is withdrawn, or restored. */
export const contactInput = v.object({ contact: key('resource-parent.not-found') });

/** What became of an action. */
export const outcomeInput = v.object({
	action: key('resource-parent.not-found'),
	outcome: v.picklist(OUTCOMES, 'resource-parent.not-found')
});

/** The action that is taken back. */
export const actionInput = v.object({ action: key('resource-parent.not-found') });

/** The family to invite, and the workshop. */
export const inviteInput = v.object({
	contact: key('resource-parent.not-found'),
	workshop: key('resource-parent.not-found')
});

/** Hash of the words that were shown, lower-case hexadecimal. */
export const signInput = v.object({
	words: v.pipe(
		v.string('resource-parent.other-words'),
		v.regex(/^[0-9a-f]{64}$/, 'resource-parent.other-words')
	)
});

/** Whether a form means somebody who is on the school's file. */
export function isOnFile(given: PickFamilyInput): boolean {
	return Boolean(given.guardian ?? given['guardian-typed']?.trim());
}
