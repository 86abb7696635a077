import * as v from 'valibot';

/** A form as it was read: its input, or what is wrong by field (`''`: the form itself). */
export type FormReading<Schema extends v.GenericSchema> =
	| { ok: true; input: v.InferOutput<Schema>; values: Record<string, string> }
	| { ok: false; errors: Record<string, string>; values: Record<string, string> };

/**
 * Reads a form with the schema that the domain gives. An empty field counts as not given; what was
 * typed is kept as it is, for the form to show again. A field sent several times is a list when
 * `lists` names it.
 */
export function readForm<Schema extends v.GenericSchema>(
	schema: Schema,
	data: FormData,
	lists: readonly string[] = []
): FormReading<Schema> {
	const values: Record<string, string> = {};
	// A field that is not there is told as missing by its own schema, in the domain's words.
	const fields = (schema as { entries?: object }).entries ?? {};
	const given: Record<string, unknown> = Object.fromEntries(
		Object.keys(fields).map((name) => [name, undefined])
	);
	for (const [name, value] of data) {
		if (typeof value !== 'string') continue;
		values[name] = lists.includes(name) && values[name] ? `${values[name]},${value}` : value;
		if (value.trim() !== '') {
			given[name] = lists.includes(name)
				? [...((given[name] as string[] | undefined) ?? []), value]
				: value;
		}
	}
	const read = v.safeParse(schema, given);
	if (read.success) return { ok: true, input: read.output, values };
	const errors: Record<string, string> = {};
	for (const issue of read.issues) errors[(issue.path?.[0]?.key as string) ?? ''] ??= issue.message;
	return { ok: false, errors, values };
}
