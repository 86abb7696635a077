import type { StaffActor } from '../shared/actor';
import type { TeamNote } from './note';

/** Who writes to colleagues: whoever has a role in the school. */
export function canWriteNote(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.length > 0;
}

/**
 * Who sees a note: its author at any time; once released, those whom it is for. The same rule is the
 * condition of the list (`server/team/list-notes`).
 */
export function canSeeNote(
	actor: Pick<StaffActor, 'staffId' | 'roles'>,
	note: Pick<TeamNote, 'authorId' | 'toRole' | 'releasedAt'>
): boolean {
	if (actor.roles.length === 0) return false;
	if (note.authorId === actor.staffId) return true;
	return note.releasedAt !== null && (note.toRole === null || actor.roles.includes(note.toRole));
}

/** Who takes a note back: its author, as long as no colleague can have seen it. */
export function canTakeNoteBack(
	actor: Pick<StaffActor, 'staffId' | 'roles'>,
	note: Pick<TeamNote, 'authorId' | 'releasedAt'>
): boolean {
	return actor.roles.length > 0 && note.authorId === actor.staffId && note.releasedAt === null;
}
