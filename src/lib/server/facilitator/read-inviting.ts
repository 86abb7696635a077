import type { StaffActor } from '../../domain/shared/actor';
import { mayAnswer } from '../../domain/facilitator/answer-invitation';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import type { App } from '../app';
import { readStanding } from './invite-facilitator';
import { readPool, type FacilitatorLine } from './list-facilitators';
import { readInvited, type InvitedLine } from './list-invited';

/** A session with whom it invited, and whom else it could: those who lead its theme come first. */
export type Inviting = {
	content: WorkshopContent;
	/** Whether somebody may still be invited. */
	isOpen: boolean;
	invited: InvitedLine[];
	pool: (FacilitatorLine & { leadsTheme: boolean })[];
};

/** What the page that invites shows; null when the actor's school has no such session. */
export async function readInviting(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<Inviting | null> {
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const session = await readStanding(tx, actor, itemId);
		if (!session) return null;
		const { content, isCancelled } = session;
		const invited = await readInvited(tx, actor, itemId);
		const pool = (await readPool(tx, actor, now))
			.filter(({ id }) => !invited.some(({ facilitatorId }) => facilitatorId === id))
			.map((person) => ({ ...person, leadsTheme: person.themes.includes(content.theme) }))
			.sort((a, b) => Number(b.leadsTheme) - Number(a.leadsTheme));
		const startsAt = new Date(content.startsAt);
		const isOpen = mayAnswer({ isWithdrawn: false, isCancelled, startsAt }, now).ok;
		return { content, isOpen, invited, pool };
	});
}
