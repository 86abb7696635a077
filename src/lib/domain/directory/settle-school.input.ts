import * as v from 'valibot';
import { toE164 } from './phone';

/** Whom families may turn to, and the telephone of the office. */
export const contactInput = v.object({
	referencePerson: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(80, 'school.long-name'))),
	phone: v.optional(
		v.pipe(
			v.string(),
			v.transform((typed) => toE164(typed)),
			v.string('school.bad-phone')
		)
	)
});
export type ContactInput = v.InferOutput<typeof contactInput>;

/** A service that the school relies on beside Passerelle. */
export const serviceInput = v.object({
	name: v.pipe(
		v.string('school.no-service'),
		v.trim(),
		v.minLength(1, 'school.no-service'),
		v.maxLength(60, 'school.long-name')
	)
});
