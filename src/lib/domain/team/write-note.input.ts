import * as v from 'valibot';
import { TEAM_ROLES } from '../shared/actor';
import { LONGEST_NOTE } from './note';

/** A note as it is written: to everybody in the school, or to those of one role. */
export const writeNoteInput = v.object({
	to: v.pipe(
		v.picklist(['everybody', ...TEAM_ROLES], 'team.choose-whom'),
		v.transform((to) => (to === 'everybody' ? null : to))
	),
	text: v.pipe(
		v.string('team.no-text'),
		v.trim(),
		v.minLength(1, 'team.no-text'),
		v.maxLength(LONGEST_NOTE, 'team.long-text')
	)
});
export type WriteNoteInput = v.InferOutput<typeof writeNoteInput>;

const key = v.pipe(v.string('team.not-found'), v.uuid('team.not-found'));

/** The key of a note, as a form gives it. */
export const noteKeyInput = v.object({ note: key });

/** The page of older notes that an address asks for; the latest otherwise. */
export function readNotesPage(search: URLSearchParams): number {
	const asked = search.get('page') ?? '';
	return /^[1-9]\d{0,2}$/.test(asked) ? Number(asked) : 1;
}
