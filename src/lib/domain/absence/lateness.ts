import * as v from 'valibot';
import { isoInstant } from '../shared/iso';

/** A late arrival: when the pupil came, and how many minutes after the start of the lesson. */
export const latenessContentSchema = v.object({
	at: isoInstant,
	minutes: v.pipe(
		v.number('lateness.bad-minutes'),
		v.integer('lateness.bad-minutes'),
		v.minValue(1, 'lateness.bad-minutes'),
		v.maxValue(600, 'lateness.bad-minutes')
	)
});
export type LatenessContent = v.InferOutput<typeof latenessContentSchema>;
