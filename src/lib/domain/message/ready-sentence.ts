import * as v from 'valibot';
import { isoDay, shortText } from '../shared/iso';
import { ok, refuse, type Result } from '../shared/result';
import { WORKSHOP_THEMES } from '../workshop/workshop';

/** Whom a family is asked to meet. */
export const APPOINTMENT_WITH = [
	'head',
	'education-adviser',
	'teacher',
	'nurse',
	'psychologist',
	'social-worker',
	'secretary',
	/** Who helps parents with the internet: a mediator, an adviser of France services. */
	'mediator'
] as const;

/** What a school lends. */
export const LOAN_THINGS = ['tablet', 'computer', '4g-key', 'calculator', 'books'] as const;

export const LOAN_STEPS = ['collect', 'return'] as const;

/** What is done with a paper: signed and given back, or brought. */
export const PAPER_STEPS = ['sign', 'bring'] as const;

/**
 * What is said of a workshop to somebody who comes: the day before, when she gets a place that she
 * waited for, when it changes or is cancelled, and afterwards.
 */
export const WORKSHOP_STEPS = ['reminder', 'place', 'moved', 'cancelled', 'after'] as const;
export type WorkshopStep = (typeof WORKSHOP_STEPS)[number];

/** An hour of the school's wall clock, `HH:mm`. */
export const wallHour = v.pipe(
	v.string(),
	v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'content.bad-hour')
);

const place = v.optional(shortText(80));

/**
 * A sentence that the product has in every language, with what the school puts into it: no engine
 * translates it. Days and hours are of the school's wall clock; `place` is the school's own words.
 */
export const readySentenceSchema = v.variant('sentence', [
	v.object({
		sentence: v.literal('appointment'),
		with: v.picklist(APPOINTMENT_WITH),
		day: isoDay,
		hour: wallHour,
		place,
		/** The family was told of another moment before. */
		isMoved: v.optional(v.literal(true))
	}),
	v.object({
		sentence: v.literal('loan'),
		thing: v.picklist(LOAN_THINGS),
		step: v.picklist(LOAN_STEPS),
		day: isoDay,
		place
	}),
	v.object({ sentence: v.literal('paper'), step: v.picklist(PAPER_STEPS), day: isoDay }),
	v.object({ sentence: v.literal('call-us') }),
	v.object({
		sentence: v.literal('workshop'),
		step: v.picklist(WORKSHOP_STEPS),
		theme: v.picklist(WORKSHOP_THEMES),
		day: isoDay,
		hour: wallHour,
		place: v.optional(shortText(120)),
		/** Key of the session, whose page says the rest. */
		session: v.pipe(v.string(), v.uuid())
	})
]);
export type ReadySentence = v.InferOutput<typeof readySentenceSchema>;

/** The sentences that staff choose from, in the order in which they are offered. */
export const READY_SENTENCES = ['appointment', 'loan', 'paper', 'call-us'] as const;
export type ReadyKind = (typeof READY_SENTENCES)[number];

/** The day that a sentence speaks of, `YYYY-MM-DD`; null for one without a day. */
export function dayOf(ready: ReadySentence): string | null {
	return 'day' in ready ? ready.day : null;
}

/**
 * Refuses what would be past when families read it.
 *
 * @param released the day on the school's wall clock, `YYYY-MM-DD`, on which families are told
 *
 * Refusal: `ready.day-past`.
 */
export function checkReadyDay(
	ready: ReadySentence,
	released: string
): Result<null, { code: 'ready.day-past' }> {
	const day = dayOf(ready);
	return day !== null && day < released ? refuse({ code: 'ready.day-past' }) : ok(null);
}

/** What the address of a sentence's words says after `ready:`: `appointment.nurse`, `loan.tablet.return`. */
export function readyKey(ready: ReadySentence): string {
	switch (ready.sentence) {
		case 'appointment':
			return ready.isMoved ? 'appointment-moved' : `appointment.${ready.with}`;
		case 'loan':
			return `loan.${ready.thing}.${ready.step}`;
		case 'paper':
			return `paper.${ready.step}`;
		case 'call-us':
			return 'call-us';
		case 'workshop':
			return `workshop.${ready.step}`;
	}
}
