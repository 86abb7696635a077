import * as v from 'valibot';
import { LANGUAGES } from '../shared/locale';
import { shortText } from '../shared/iso';
import { readySentenceSchema } from './ready-sentence';

/** What a school says aloud in a message: which recording, how long it lasts, in which language. */
export const messageVoiceSchema = v.object({
	recordingId: v.pipe(v.string(), v.uuid()),
	durationMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
	locale: v.picklist(LANGUAGES)
});
export type MessageVoice = v.InferOutput<typeof messageVoiceSchema>;

/**
 * A message of a school to families: the school's own words (`subject` and `text`), or a sentence
 * that the product has in every language, with words beside it or none; said aloud or not. What is
 * said aloud needs a subject and no other words. `author` is a name or an
 * office. Empty texts were not written.
 */
export const messageContentSchema = v.pipe(
	v.object({
		subject: v.optional(v.union([v.literal(''), shortText(120)]), ''),
		text: v.optional(v.union([v.literal(''), shortText(4_000)]), ''),
		author: shortText(80),
		/** The school keeps it from translation engines: only a person translates it. */
		isSensitive: v.optional(v.boolean()),
		ready: v.optional(readySentenceSchema),
		voice: v.optional(messageVoiceSchema)
	}),
	v.check(
		({ subject, text, ready, voice }) =>
			ready !== undefined || (subject !== '' && (text !== '' || voice !== undefined)),
		'content.empty-text'
	)
);
export type MessageContent = v.InferOutput<typeof messageContentSchema>;
