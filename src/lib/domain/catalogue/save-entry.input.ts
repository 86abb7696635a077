import * as v from 'valibot';
import { WORKSHOP_SKILLS, WORKSHOP_THEMES } from '../workshop/workshop';

import { readPixLink } from './pix-link';

/** An entry of the catalogue as staff write it. */
export const saveEntryInput = v.object({
	title: v.pipe(
		v.string('catalogue.no-title'),
		v.trim(),
		v.minLength(1, 'catalogue.no-title'),
		v.maxLength(80, 'catalogue.long-title')
	),
	theme: v.picklist(WORKSHOP_THEMES, 'workshop.choose-theme'),
	summary: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500, 'catalogue.long-summary')), ''),
	minutes: v.pipe(
		v.string('catalogue.bad-minutes'),
		v.regex(/^[1-9]\d{0,2}$/, 'catalogue.bad-minutes'),
		v.transform(Number),
		v.minValue(10, 'catalogue.bad-minutes'),
		v.maxValue(480, 'catalogue.bad-minutes')
	),
	skills: v.optional(v.array(v.picklist(WORKSHOP_SKILLS)), []),
	pix: v.optional(
		v.pipe(
			v.string(),
			v.rawTransform(({ dataset, addIssue, NEVER }) => {
				const read = readPixLink(dataset.value);
				if (read.ok) return read.value;
				addIssue({ message: read.error.code });
				return NEVER;
			})
		)
	),
	/** Whether the schools of the network read it too. */
	shared: v.optional(v.literal('yes'))
});
export type SaveEntryInput = v.InferOutput<typeof saveEntryInput>;

/** One entry, named by its key. */
export const entryInput = v.object({
	entry: v.pipe(v.string('catalogue.not-found'), v.uuid('catalogue.not-found'))
});
