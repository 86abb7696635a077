import * as v from 'valibot';
import { isoDay } from '../shared/iso';
import { LANGUAGES } from '../shared/locale';
import { DURATION_MAX } from './vocabulary';

const key = (code: string) => v.pipe(v.string(), v.uuid(code));

/** What is typed of an appointment. Day and hour are of the school's wall clock. */
export const appointmentInput = v.object({
	/** A guardian on file, or somebody helped before; neither when a new person is named. */
	guardian: v.optional(key('accompaniment.unknown-family')),
	person: v.optional(key('accompaniment.unknown-family')),
	/** Whom she meets; left out: who writes it. */
	staff: v.optional(key('appointment.unknown-colleague')),
	day: v.pipe(v.string('appointment.no-day'), isoDay),
	hour: v.pipe(
		v.string('appointment.no-hour'),
		v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'content.bad-hour')
	),
	duration: v.optional(
		v.pipe(
			v.string(),
			v.trim(),
			v.regex(/^\d{1,4}$/, 'accompaniment.bad-minutes'),
			v.transform(Number),
			v.minValue(5, 'accompaniment.bad-minutes'),
			v.maxValue(DURATION_MAX, 'accompaniment.bad-minutes')
		),
		'30'
	),
	place: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80, 'ready.long-place')), ''),
	interpreter: v.optional(v.picklist(LANGUAGES, 'accompaniment.choose-again')),
	interpreterFound: v.optional(v.literal('yes'))
});
export type AppointmentInput = v.InferOutput<typeof appointmentInput>;

/** What became of one: `planned` takes a mark back. */
export const markInput = v.object({
	appointment: key('appointment.not-found'),
	state: v.picklist(['planned', 'came', 'missed'], 'appointment.not-found')
});

/** Whether an interpreter was found. */
export const interpreterInput = v.object({
	appointment: key('appointment.not-found'),
	found: v.picklist(['yes', 'no'], 'appointment.not-found')
});
