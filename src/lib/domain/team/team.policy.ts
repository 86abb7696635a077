import { TEAM_ROLES, type Role, type StaffActor } from '../shared/actor';
import type { TeamNote } from './note';

const TEAM: readonly Role[] = TEAM_ROLES;

/** Who writes to colleagues: whoever works in the school. */
export function canWriteNote(actor: Pick<StaffActor, 'roles'>): boolean {
	return actor.roles.some((role) => TEAM.includes(role));
}

/**
 * Who sees a note: its author at any time; once released, those whom it is for. The same rule is the
 * condition of the list (`server/team/list-notes`).
 */
export function canSeeNote(
	actor: Pick<StaffActor, 'staffId' | 'roles'>,
	note: Pick<TeamNote, 'authorId' | 'toRole' | 'releasedAt'>
): boolean {
	if (!canWriteNote(actor)) return false;
	if (note.authorId === actor.staffId) return true;
	return note.releasedAt !== null && (note.toRole === null || actor.roles.includes(note.toRole));
}

/** Who takes a note back: its author, as long as no colleague can have seen it. */
export function canTakeNoteBack(
	actor: Pick<StaffActor, 'staffId' | 'roles'>,
	note: Pick<TeamNote, 'authorId' | 'releasedAt'>
): boolean {
	return canWriteNote(actor) && note.authorId === actor.staffId && note.releasedAt === null;
}
