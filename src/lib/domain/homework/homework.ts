import * as v from 'valibot';
import { isoDay, shortText } from '../shared/iso';
import { WORKS } from './work';

/**
 * A piece of homework (travail à faire): given in a lesson, due on a day. `subject` and
 * `instructions` are the school's own words, in the language it wrote them.
 */
export const homeworkContentSchema = v.pipe(
	v.object({
		subject: shortText(80),
		/** Kind of work, said in the family's language; left out when nobody told. */
		work: v.optional(v.picklist(WORKS)),
		givenOn: isoDay,
		dueOn: isoDay,
		/** The earlier day that the teacher asked for, when the release came too late for it. */
		askedDueOn: v.optional(isoDay),
		instructions: shortText(2_000),
		/** Minutes that the teacher expects it to take. */
		minutes: v.optional(
			v.pipe(
				v.number('homework.bad-minutes'),
				v.integer('homework.bad-minutes'),
				v.minValue(1, 'homework.bad-minutes'),
				v.maxValue(600, 'homework.bad-minutes')
			)
		)
	}),
	v.check((homework) => homework.givenOn <= homework.dueOn, 'homework.due-before-given')
);
export type HomeworkContent = v.InferOutput<typeof homeworkContentSchema>;
