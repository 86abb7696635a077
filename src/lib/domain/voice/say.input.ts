import * as v from 'valibot';

/** Characters that are read aloud at once: about forty seconds. */
export const MOST_CHARACTERS = 600;

/** What a page asks to have said: words, and the BCP 47 tag that they carry there. */
export const sayInput = v.object({
	lang: v.pipe(v.string(), v.maxLength(35)),
	text: v.pipe(v.string(), v.minLength(1))
});
