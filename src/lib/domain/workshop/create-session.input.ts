import * as v from 'valibot';
import { isoDay } from '../shared/iso';
import { LOCALES } from '../shared/locale';
import { WORKSHOP_THEMES } from './workshop';

const time = v.pipe(
	v.string('workshop.bad-hours'),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'workshop.bad-hours')
);

/** A session as staff creates it. Day and times are of the school's wall clock. */
export const createSessionInput = v.pipe(
	v.object({
		theme: v.picklist(WORKSHOP_THEMES, 'workshop.choose-theme'),
		day: v.pipe(v.string('workshop.no-day'), isoDay),
		from: time,
		to: time,
		place: v.pipe(
			v.string('workshop.no-place'),
			v.trim(),
			v.minLength(1, 'workshop.no-place'),
			v.maxLength(120, 'workshop.long-place')
		),
		capacity: v.optional(
			v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/, 'workshop.bad-capacity'), v.transform(Number))
		),
		interpreters: v.optional(v.array(v.picklist(LOCALES)), []),
		childcare: v.optional(v.literal('yes')),
		note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(300, 'workshop.long-note')))
	}),
	v.forward(
		v.partialCheck([['from'], ['to']], ({ from, to }) => from < to, 'workshop.ends-before-start'),
		['to']
	)
);
export type CreateSessionInput = v.InferOutput<typeof createSessionInput>;

/** Who came: `none` takes the mark back. */
export const attendanceInput = v.object({
	registration: v.pipe(v.string(), v.uuid('workshop.not-found')),
	attendance: v.picklist(['present', 'absent', 'none'], 'workshop.not-found')
});

/** The family to register by hand. */
export const addFamilyInput = v.object({
	guardian: v.pipe(v.string('workshop.unknown-family'), v.uuid('workshop.unknown-family'))
});

/** The registration to take off. */
export const removeFamilyInput = v.object({
	registration: v.pipe(v.string('workshop.not-found'), v.uuid('workshop.not-found'))
});
