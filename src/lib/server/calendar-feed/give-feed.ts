import { and, desc, eq, isNull } from 'drizzle-orm';
import { canGiveFeed } from '../../domain/calendar-feed/feed.policy';
import type { StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import type { App } from '../app';
import { journal, staff } from '../db/schema/staff';
import { calendarFeed } from '../db/schema/workshop';
import { hashInvitationSecret, newInvitationSecret } from '../first-connection/invitation-hash';

export type FeedError = { code: 'feed.not-allowed' | 'feed.not-found' };

/** An address that was given out, without its key: nobody can read it again. */
export type GivenFeed = { id: string; by: string | null; createdAt: Date; isOwn: boolean };

/** The addresses of the school's calendar that still answer, the latest first. */
export async function listFeeds(app: App, actor: StaffActor): Promise<GivenFeed[]> {
	return app.db.transaction(actor, async (tx) => {
		const found = await tx
			.select({
				id: calendarFeed.id,
				by: staff.name,
				staffId: calendarFeed.staffId,
				createdAt: calendarFeed.createdAt
			})
			.from(calendarFeed)
			.leftJoin(staff, eq(staff.id, calendarFeed.staffId))
			.where(and(eq(calendarFeed.schoolId, actor.schoolId), isNull(calendarFeed.revokedAt)))
			.orderBy(desc(calendarFeed.createdAt));
		return found.map(({ staffId, ...feed }) => ({ ...feed, isOwn: staffId === actor.staffId }));
	});
}

/**
 * Makes an address of the school's calendar of workshops, told once: 128 bits, of which the database
 * keeps a hash. Refusal: `feed.not-allowed`.
 */
export async function giveFeed(
	app: App,
	actor: StaffActor
): Promise<Result<{ id: string; address: string }, FeedError>> {
	if (!canGiveFeed(actor)) return refuse({ code: 'feed.not-allowed' });
	const now = app.clock.now();
	const key = newInvitationSecret();
	return app.db.transaction(actor, async (tx) => {
		const [made] = await tx
			.insert(calendarFeed)
			.values({
				schoolId: actor.schoolId,
				keyHash: hashInvitationSecret(key),
				staffId: actor.staffId,
				createdAt: now
			})
			.returning({ id: calendarFeed.id });
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: 'calendar-feed.given',
			subject: made!.id
		});
		return ok({ id: made!.id, address: `${app.config.origin}/agenda/${key}.ics` });
	});
}

/** Ends an address, or lets it answer again. Refusals: `feed.not-allowed`, `feed.not-found`. */
export async function revokeFeed(
	app: App,
	actor: StaffActor,
	id: string,
	isRevoked = true
): Promise<Result<null, FeedError>> {
	if (!canGiveFeed(actor)) return refuse({ code: 'feed.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(actor, async (tx) => {
		const found = await tx
			.update(calendarFeed)
			.set({ revokedAt: isRevoked ? now : null })
			.where(and(eq(calendarFeed.id, id), eq(calendarFeed.schoolId, actor.schoolId)))
			.returning({ id: calendarFeed.id });
		if (found.length === 0) return refuse({ code: 'feed.not-found' as const });
		await tx.insert(journal).values({
			at: now,
			schoolId: actor.schoolId,
			staffId: actor.staffId,
			action: isRevoked ? 'calendar-feed.revoked' : 'calendar-feed.restored',
			subject: id
		});
		return ok(null);
	});
}
