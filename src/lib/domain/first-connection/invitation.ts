/** How long a letter opens a first connection, unless the installation says otherwise. */
export const INVITATION_LIFE_DAYS = 60;

/** What an invitation is worth at an instant. A revoked one says so even once expired. */
export type InvitationState = 'usable' | 'used' | 'revoked' | 'expired';

/** The marks that an invitation carries. */
export interface InvitationMarks {
	expiresAt: Date;
	usedAt: Date | null;
	revokedAt: Date | null;
}

/** Reads the marks of an invitation at `now`. Its life is half-open: at `expiresAt` it is over. */
export function stateOfInvitation(marks: InvitationMarks, now: Date): InvitationState {
	if (marks.usedAt) return 'used';
	if (marks.revokedAt) return 'revoked';
	return now.getTime() >= marks.expiresAt.getTime() ? 'expired' : 'usable';
}
