import { and, eq, isNull, sql } from 'drizzle-orm';
import { mayAnswer } from '../../domain/facilitator/answer-invitation';
import type { FacilitatorError } from '../../domain/facilitator/errors';
import type { Locale } from '../../domain/shared/locale';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { WorkshopContent } from '../../domain/workshop/workshop';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import { itemsWithState } from '../compose/item-state';
import { rows, type Tx } from '../db/client';
import { facilitator, facilitatorInvitation } from '../db/schema/workshop';
import { journal } from '../db/schema/staff';
import { readSchool } from '../directory/read-school';
import { hashInvitationSecret, newInvitationSecret } from '../first-connection/invitation-hash';
import { qrPath } from '../letter/qr-path';
import { invitationLetter, invitationWords, languagesOf } from './invitation-words';

/** An invitation, at the only moment when its link is known. */
export type MadeInvitation = {
	facilitatorId: string;
	name: string;
	email: string | null;
	link: string;
	subject: string;
	text: string;
	qr: { side: number; path: string };
};

/**
 * Invites somebody of the pool to lead a session, or gives them a new link: the one before opens
 * nothing any more, what they answered stays. The link carries 128 bits in its fragment and opens no
 * session; nothing is sent from here, staff send it themselves.
 *
 * Refusals: `facilitator.not-allowed`, `facilitator.not-found` (session or person), and
 * `facilitator.session-over` (begun or cancelled).
 */
export async function inviteFacilitator(
	app: App,
	actor: StaffActor,
	itemId: string,
	facilitatorId: string
): Promise<Result<MadeInvitation, FacilitatorError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'facilitator.not-allowed' });
	const now = app.clock.now();
	const secret = newInvitationSecret();
	return app.db.transaction(actor, async (tx) => {
		const session = await readStanding(tx, actor, itemId);
		const [person] = await tx
			.select()
			.from(facilitator)
			.where(and(eq(facilitator.id, facilitatorId), isNull(facilitator.retiredAt)));
		if (!session || !person) return refuse({ code: 'facilitator.not-found' as const });
		const { content, isCancelled } = session;
		const startsAt = new Date(content.startsAt);
		if (!mayAnswer({ isWithdrawn: false, isCancelled, startsAt }, now).ok) {
			return refuse({ code: 'facilitator.session-over' as const });
		}
		const fresh = { keyHash: hashInvitationSecret(secret), invitedAt: now, withdrawnAt: null };
		await tx
			.insert(facilitatorInvitation)
			.values({
				...fresh,
				schoolId: actor.schoolId,
				itemId: session.id,
				facilitatorId,
				invitedBy: actor.staffId
			})
			.onConflictDoUpdate({
				target: [facilitatorInvitation.itemId, facilitatorInvitation.facilitatorId],
				set: { ...fresh, invitedBy: actor.staffId }
			});
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'facilitator.invited',
			subject: facilitatorId,
			details: { item: session.id }
		});
		const { name, timeZone } = await readSchool(tx, actor);
		const link = `${app.config.origin}/intervenant#${secret}`;
		const words = languagesOf(person.locales as Locale[]).map((locale) =>
			invitationWords(locale, { content, school: { name, timeZone } })
		);
		return ok({
			facilitatorId,
			name: person.name,
			email: person.email,
			link,
			...invitationLetter(words, link),
			qr: qrPath(link)
		});
	});
}

/** Takes an invitation back, or lets it stand again: its link answers accordingly. */
export async function withdrawInvitation(
	app: App,
	actor: StaffActor,
	itemId: string,
	facilitatorId: string,
	isWithdrawn = true
): Promise<Result<null, FacilitatorError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'facilitator.not-allowed' });
	return app.db.transaction(actor, async (tx) => {
		const found = await tx
			.update(facilitatorInvitation)
			.set({ withdrawnAt: isWithdrawn ? app.clock.now() : null })
			.where(
				and(
					eq(facilitatorInvitation.schoolId, actor.schoolId),
					sql`${facilitatorInvitation.itemId}::text = ${itemId.toLowerCase()}`,
					eq(facilitatorInvitation.facilitatorId, facilitatorId)
				)
			)
			.returning({ id: facilitatorInvitation.id });
		return found.length ? ok(null) : refuse({ code: 'facilitator.not-found' as const });
	});
}

/** A session of the actor's school; null when there is none. */
export async function readStanding(
	tx: Tx,
	actor: StaffActor,
	itemId: string
): Promise<{ id: string; content: WorkshopContent; isCancelled: boolean } | null> {
	const [found] = await rows<{ id: string; content: WorkshopContent; state: string }>(
		tx,
		sql`with ${itemsWithState(actor.schoolId)}
			select id, content, state from said
			where id::text = ${itemId.toLowerCase()} and kind = 'workshop'`
	);
	if (!found) return null;
	const isCancelled = found.state !== 'released' && found.state !== 'held';
	return { id: found.id, content: found.content, isCancelled };
}
