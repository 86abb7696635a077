import * as v from 'valibot';
import { LEVELS } from '../directory/level';
import { toE164 } from '../directory/phone';
import { LOCALES } from '../shared/locale';
import { PERSON_FUNCTIONS } from './person';

/** Somebody whom families may turn to, as the school's office writes them. */
export const savePersonInput = v.object({
	name: v.pipe(
		v.string('person.no-name'),
		v.trim(),
		v.minLength(1, 'person.no-name'),
		v.maxLength(60, 'person.long-name')
	),
	function: v.picklist(PERSON_FUNCTIONS, 'person.choose-function'),
	phone: v.optional(
		v.pipe(
			v.string(),
			v.rawTransform(({ dataset, addIssue, NEVER }) => {
				const e164 = toE164(dataset.value);
				if (e164) return e164;
				addIssue({ message: 'person.bad-phone' });
				return NEVER;
			})
		)
	),
	locales: v.optional(v.array(v.picklist(LOCALES)), []),
	/** For one level only; absent for the whole school. */
	level: v.optional(v.picklist(LEVELS, 'person.bad-level')),
	/** Back to the drawn face. */
	noPicture: v.optional(v.literal('yes'))
});
export type SavePersonInput = v.InferOutput<typeof savePersonInput>;

/** One person, named by their key. */
export const personInput = v.object({
	person: v.pipe(v.string('person.not-found'), v.uuid('person.not-found'))
});
