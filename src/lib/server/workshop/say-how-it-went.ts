import { sql } from 'drizzle-orm';
import type { GuardianActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { WorkshopError } from '../../domain/workshop/errors';
import { isFollowUpOpen, type FollowUp } from '../../domain/workshop/follow-up';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { workshopFollowUp } from '../db/schema/workshop';

/** A session at which the guardian was, and what she said of it. */
export type Attended = {
	itemId: string;
	schoolId: string;
	guardianId: string;
	endsAt: Date;
	said: FollowUp | null;
};

/** The session at which the guardian who asks was present, while questions are asked; null otherwise. */
export async function findAttended(tx: Tx, itemId: string, now: Date): Promise<Attended | null> {
	const [found] = await rows<Row>(
		tx,
		sql`select r.item_id, r.school_id, r.guardian_id, v.content ->> 'endsAt' as ends_at,
				f.answers as said
			from workshop_registration r
			join guardian g on g.id = r.guardian_id and g.left_at is null
			cross join lateral (
				select content from item_version
				where item_id = r.item_id and released_at is not null and withdrawn_at is null
				order by number desc limit 1
			) v
			left join workshop_follow_up f on f.item_id = r.item_id and f.guardian_id = r.guardian_id
			where r.item_id::text = ${itemId.toLowerCase()} and r.cancelled_at is null
				and r.attendance = 'present'
			limit 1`
	);
	if (!found || !isFollowUpOpen(new Date(found.ends_at), now)) return null;
	return {
		itemId: found.item_id,
		schoolId: found.school_id,
		guardianId: found.guardian_id,
		endsAt: new Date(found.ends_at),
		said: found.said
	};
}

/** What she said so far, for the page that asks; null when she is not to be asked. */
export async function readAttended(
	app: App,
	actor: GuardianActor,
	itemId: string
): Promise<Attended | null> {
	// A session that a letter opened may be a child's: it says nothing in her name.
	if (actor.isProvisional) return null;
	return app.db.transaction(actor, (tx) => findAttended(tx, itemId, app.clock.now()));
}

/**
 * Keeps what somebody who was there says of a workshop, one question after the other; the last answer
 * holds.
 *
 * Refusals: `workshop.not-found` (not there, or too late).
 */
export async function sayHowItWent(
	app: App,
	actor: GuardianActor,
	itemId: string,
	answers: Partial<FollowUp>
): Promise<Result<FollowUp, WorkshopError>> {
	if (actor.isProvisional) return refuse({ code: 'workshop.not-found' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = await findAttended(tx, itemId, now);
		const helped = answers.helped ?? found?.said?.helped;
		if (!found || !helped) return refuse({ code: 'workshop.not-found' });
		const said: FollowUp = { ...found.said, ...answers, helped };
		await tx
			.insert(workshopFollowUp)
			.values({
				schoolId: found.schoolId,
				itemId: found.itemId,
				guardianId: found.guardianId,
				answers: said,
				at: now
			})
			.onConflictDoUpdate({
				target: [workshopFollowUp.itemId, workshopFollowUp.guardianId],
				set: { answers: said, at: now }
			});
		return ok(said);
	});
}

type Row = {
	item_id: string;
	school_id: string;
	guardian_id: string;
	ends_at: string;
	said: FollowUp | null;
};
