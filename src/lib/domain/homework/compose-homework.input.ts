import * as v from 'valibot';
import { isoDay } from '../shared/iso';
import { WORKS } from './work';

const text = (missing: string, long: string, max: number) =>
	v.pipe(v.string(missing), v.trim(), v.minLength(1, missing), v.maxLength(max, long));

/** Homework as a teacher writes it here. Days are of the school's wall clock. */
export const composeHomeworkInput = v.pipe(
	v.object({
		division: v.pipe(v.string('compose.choose-division'), v.uuid('compose.choose-division')),
		subject: text('homework.no-subject', 'homework.long-subject', 80),
		work: v.optional(v.picklist(WORKS, 'homework.unknown-work')),
		givenOn: v.pipe(v.string('homework.no-lesson-day'), isoDay),
		dueOn: v.pipe(v.string('homework.no-due-day'), isoDay),
		instructions: text('homework.no-instructions', 'homework.long-instructions', 2_000),
		minutes: v.optional(
			v.pipe(
				v.string(),
				v.regex(/^\d{1,3}$/, 'homework.bad-minutes'),
				v.transform(Number),
				v.minValue(1, 'homework.bad-minutes'),
				v.maxValue(600, 'homework.bad-minutes')
			)
		),
		/** The flags were shown, and the teacher keeps the homework as it is. */
		acknowledged: v.optional(v.literal('yes'))
	}),
	v.forward(
		v.partialCheck(
			[['givenOn'], ['dueOn']],
			({ givenOn, dueOn }) => givenOn <= dueOn,
			'homework.due-before-given'
		),
		['dueOn']
	)
);
export type ComposeHomeworkInput = v.InferOutput<typeof composeHomeworkInput>;
