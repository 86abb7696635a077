import * as v from 'valibot';
import { isoInstant } from '../shared/iso';

const uuid = v.pipe(v.string(), v.uuid('funnel.not-found'));
/** A page of the list. */
const AT_ONCE_MAX = 500;

/** Guardians ticked, and to whom they go: a colleague, oneself (`moi`), or nobody any more. */
export const assignInput = v.object({
	g: v.pipe(
		v.array(uuid, 'funnel.nobody-ticked'),
		v.minLength(1, 'funnel.nobody-ticked'),
		v.maxLength(AT_ONCE_MAX, 'funnel.too-many')
	),
	a: v.union([v.picklist(['moi', 'personne']), uuid], 'funnel.choose-colleague'),
	/** When the list was read. */
	lu: isoInstant
});

/** What an assignment replaced: `guardian:staff` by line, nothing after the colon for nobody. */
const replaced = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f-]{36}:([0-9a-f-]{36})?$/, 'funnel.not-found')
);
export const giveBackInput = v.object({
	avant: v.pipe(
		v.string(),
		v.transform((value) => value.split(' ')),
		v.array(replaced),
		v.maxLength(AT_ONCE_MAX)
	),
	/** When the assignment that is taken back was made. */
	le: isoInstant
});

/** Writes what an assignment replaced, for the form that takes it back. */
export function writeReplaced(
	guardians: readonly { id: string; assignedTo: string | null }[]
): string {
	return guardians.map(({ id, assignedTo }) => `${id}:${assignedTo ?? ''}`).join(' ');
}

/** Reads it again. */
export function readReplaced(lines: readonly string[]): Map<string, string | null> {
	return new Map(
		lines.map((line) => {
			const [id, staffId] = line.split(':') as [string, string];
			return [id, staffId || null];
		})
	);
}
