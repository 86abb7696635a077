import { ok, refuse, type Result } from '../shared/result';

/** Where a session stands for somebody who was invited to lead it. */
export type InvitedSession = {
	/** Staff took the invitation back. */
	isWithdrawn: boolean;
	/** The session was cancelled, or taken back before anybody saw it. */
	isCancelled: boolean;
	startsAt: Date;
};

export type AnswerRefusal = {
	code: 'facilitator.withdrawn' | 'facilitator.cancelled' | 'facilitator.over';
};

/**
 * Whether an invited facilitator may answer, or change the answer, at `now`: until the session
 * begins, as long as it is to take place.
 */
export function mayAnswer(session: InvitedSession, now: Date): Result<null, AnswerRefusal> {
	if (session.isWithdrawn) return refuse({ code: 'facilitator.withdrawn' });
	if (session.isCancelled) return refuse({ code: 'facilitator.cancelled' });
	if (now.getTime() >= session.startsAt.getTime()) return refuse({ code: 'facilitator.over' });
	return ok(null);
}

/** What staff read of an invitation. */
export type InvitationState = 'yes' | 'no' | 'waiting' | 'withdrawn' | 'cancelled';

/** The state of an invitation: a cancelled session withdraws it, whatever was answered. */
export function invitationState(
	answer: 'yes' | 'no' | null,
	{ isWithdrawn, isCancelled }: Pick<InvitedSession, 'isWithdrawn' | 'isCancelled'>
): InvitationState {
	if (isWithdrawn) return 'withdrawn';
	if (isCancelled) return 'cancelled';
	return answer ?? 'waiting';
}
