import * as v from 'valibot';
import { shortText } from '../shared/iso';
import { readySentenceSchema } from './ready-sentence';

/**
 * A message of a school to families: the school's own words (`subject` and `text`), or a sentence
 * that the product has in every language, with words beside it or none. `author` is a name or an
 * office. Empty texts were not written.
 */
export const messageContentSchema = v.pipe(
	v.object({
		subject: v.optional(v.union([v.literal(''), shortText(120)]), ''),
		text: v.optional(v.union([v.literal(''), shortText(4_000)]), ''),
		author: shortText(80),
		/** The school keeps it from translation engines: only a person translates it. */
		isSensitive: v.optional(v.boolean()),
		ready: v.optional(readySentenceSchema)
	}),
	v.check(
		({ subject, text, ready }) => ready !== undefined || (subject !== '' && text !== ''),
		'content.empty-text'
	)
);
export type MessageContent = v.InferOutput<typeof messageContentSchema>;
