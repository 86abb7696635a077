import * as v from 'valibot';
import { isoDay } from '../shared/iso';

/** The half-days of a school day, and hours when neither is true. */
export const ABSENCE_PERIODS = ['day', 'morning', 'afternoon', 'hours'] as const;
export type RecordedPeriod = (typeof ABSENCE_PERIODS)[number];

const pupil = v.pipe(v.string('compose.choose-pupil'), v.uuid('compose.choose-pupil'));
const day = v.pipe(v.string('absence.no-day'), isoDay);
const time = v.pipe(
	v.string('absence.bad-hours'),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'absence.bad-hours')
);

/** An absence as the office records it here. Times are of the school's wall clock. */
export const recordAbsenceInput = v.pipe(
	v.object({
		pupil,
		day,
		period: v.picklist(ABSENCE_PERIODS, 'absence.choose-period'),
		from: v.optional(time),
		to: v.optional(time)
	}),
	v.forward(
		v.partialCheck(
			[['period'], ['from'], ['to']],
			({ period, from, to }) =>
				period !== 'hours' || (from !== undefined && to !== undefined && from < to),
			'absence.bad-hours'
		),
		['from']
	)
);
export type RecordAbsenceInput = v.InferOutput<typeof recordAbsenceInput>;

/** A late arrival as the office records it here. */
export const recordLatenessInput = v.object({
	pupil,
	day,
	at: v.pipe(
		v.string('lateness.bad-time'),
		v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'lateness.bad-time')
	),
	minutes: v.pipe(
		v.string('lateness.bad-minutes'),
		v.regex(/^\d{1,3}$/, 'lateness.bad-minutes'),
		v.transform(Number),
		v.minValue(1, 'lateness.bad-minutes'),
		v.maxValue(600, 'lateness.bad-minutes')
	)
});
export type RecordLatenessInput = v.InferOutput<typeof recordLatenessInput>;
