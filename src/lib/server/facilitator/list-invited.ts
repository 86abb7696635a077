import { sql } from 'drizzle-orm';
import { invitationState, type InvitationState } from '../../domain/facilitator/answer-invitation';
import type { StaffActor } from '../../domain/shared/actor';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { invitedSessions } from './invited-sessions';

/** Somebody invited to lead a session, and where it stands. */
export type InvitedLine = {
	facilitatorId: string;
	name: string;
	organisation: string;
	state: InvitationState;
	answeredAt: Date | null;
	invitedAt: Date;
};

/** Who was invited to lead a session of the actor's school, those who come first. */
export async function listInvited(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<InvitedLine[]> {
	return app.db.transaction(actor, (tx) => readInvited(tx, actor, itemId));
}

/** The same, inside a transaction. */
export async function readInvited(
	tx: Tx,
	actor: StaffActor,
	itemId: string
): Promise<InvitedLine[]> {
	const found = await rows<Row>(
		tx,
		sql`with ${invitedSessions(
			sql`f.school_id = ${actor.schoolId} and f.item_id::text = ${itemId.toLowerCase()}`
		)}
			select s.facilitator_id, p.name, p.organisation, s.answer, s.answered_at, s.invited_at,
				s.is_withdrawn, s.is_cancelled
			from invited s join facilitator p on p.id = s.facilitator_id
			order by s.is_withdrawn, s.answer = 'yes' desc nulls last, s.invited_at, p.id`
	);
	return found.map((row) => ({
		facilitatorId: row.facilitator_id,
		name: row.name,
		organisation: row.organisation,
		state: invitationState(row.answer, {
			isWithdrawn: row.is_withdrawn,
			isCancelled: row.is_cancelled
		}),
		answeredAt: row.answered_at === null ? null : new Date(row.answered_at),
		invitedAt: new Date(row.invited_at)
	}));
}

type Row = {
	facilitator_id: string;
	name: string;
	organisation: string;
	answer: 'yes' | 'no' | null;
	answered_at: string | null;
	invited_at: string;
	is_withdrawn: boolean;
	is_cancelled: boolean;
};
