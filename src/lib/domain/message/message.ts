import * as v from 'valibot';
import { shortText } from '../shared/iso';

/** A message of a school to families, in the school's own words. `author` is a name or an office. */
export const messageContentSchema = v.object({
	subject: shortText(120),
	text: shortText(4_000),
	author: shortText(80)
});
export type MessageContent = v.InferOutput<typeof messageContentSchema>;
