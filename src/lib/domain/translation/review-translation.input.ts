import * as v from 'valibot';

/** Forms send the end of a line as CR LF (HTML, 4.10.21.4); texts are kept with LF. */
const lines = v.transform((text: string) => text.replace(/\r\n?/g, '\n'));
const uuid = v.pipe(v.string(), v.uuid('translation.not-found'));

/** The id of a translation as an address or a form gives it; null when it is not one. */
export function translationKey(value: unknown): string | null {
	return v.is(uuid, value) ? value : null;
}

/** A reviewed translation as its form posts it. */
export const reviewInput = v.object({
	id: uuid,
	text: v.pipe(
		v.string('translation.no-text'),
		lines,
		v.trim(),
		v.minLength(1, 'translation.no-text'),
		v.maxLength(12_000, 'translation.long-text')
	),
	/** The words that the reviewer had before her; empty when there were none. */
	basedOn: v.optional(v.pipe(v.string(), lines), ''),
	/** She saw that something seems lost, and says that it is right. A button says so by `oui`. */
	isConfirmed: v.optional(
		v.union([
			v.boolean(),
			v.pipe(
				v.literal('oui'),
				v.transform(() => true)
			)
		]),
		false
	)
});
export type ReviewInput = v.InferOutput<typeof reviewInput>;
