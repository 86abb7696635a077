import { and, eq, isNull } from 'drizzle-orm';
import { SYSTEM, type StaffActor } from '../../domain/shared/actor';
import { ok, refuse, type Result } from '../../domain/shared/result';
import { isUuid } from '../../domain/shared/uuid';
import type { RunSessionError } from '../../domain/workshop/run-session-errors';
import { isDoorOpen } from '../../domain/workshop/session-moments';
import { hasRoom } from '../../domain/workshop/take-place';
import { canRunWorkshops } from '../../domain/workshop/workshop.policy';
import type { App } from '../app';
import type { Tx } from '../db/client';
import { guardian } from '../db/schema/directory';
import { workshopRegistration } from '../db/schema/item';
import { fillPlaces } from './fill-places';
import { rankOf } from './rank-of';
import { unsay } from './say-to-registered';
import { findSession, oneAtATime, type SessionState } from './session-state';

/** Who was registered, and where she stands. */
export type Registered = {
	name: string;
	registrationId: string;
	/** Her rank among those who wait, from 1 on; null when she has a place. */
	rank: number | null;
};

/**
 * Registers a family by hand. Before the session, by telephone, she waits like anybody when there is no
 * place left; while people come, the number of places turns nobody away who is standing there. Asked
 * again, it changes nothing, but gives a place to somebody who waited and came.
 *
 * Refusals: `workshop.not-allowed`, `workshop.not-found`, `workshop.unknown-family`.
 */
export async function registerOnTheSpot(
	app: App,
	actor: StaffActor,
	input: { itemId: string; guardianId: string }
): Promise<Result<Registered, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	const now = app.clock.now();
	return app.db.transaction(SYSTEM, async (tx) => {
		const session = await ownSession(tx, actor, input.itemId);
		if (!session) return refuse({ code: 'workshop.not-found' });
		const who = await guardianOf(tx, actor, input.guardianId);
		if (!who) return refuse({ code: 'workshop.unknown-family' });
		const { startsAt, endsAt } = session.content;
		const hours = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
		const isHere = isDoorOpen(hours, now) || hours.endsAt <= now;
		const isFree = session.waiting === 0 && hasRoom(session.content, session.placesTaken);
		const standing = await standingOf(tx, session.itemId, who.id);
		const hasPlace = standing?.waitingSince === null;
		const waitingSince = hasPlace || isHere || isFree ? null : (standing?.waitingSince ?? now);
		const through = isHere ? 'spot' : 'staff';
		const fresh = { registeredAt: now, registeredBy: actor.staffId, through };
		const [saved] = await tx
			.insert(workshopRegistration)
			.values({
				schoolId: actor.schoolId,
				itemId: session.itemId,
				guardianId: who.id,
				waitingSince,
				...fresh
			})
			.onConflictDoUpdate({
				target: [workshopRegistration.itemId, workshopRegistration.guardianId],
				set: { cancelledAt: null, waitingSince, ...(standing ? {} : fresh) }
			})
			.returning({ id: workshopRegistration.id });
		const name = `${who.firstName} ${who.lastName}`;
		const rank = waitingSince ? await rankOf(tx, session.itemId, who.id) : null;
		return ok({ name, registrationId: saved!.id, rank });
	});
}

/**
 * Takes a registration back: the undo of `registerOnTheSpot`, or somebody who called. The place goes
 * to whoever waits first.
 *
 * Refusals: `workshop.not-allowed`, `workshop.not-found`.
 */
export async function unregister(
	app: App,
	actor: StaffActor,
	input: { itemId: string; registrationId: string }
): Promise<Result<{ guardianId: string; called: number }, RunSessionError>> {
	if (!canRunWorkshops(actor)) return refuse({ code: 'workshop.not-allowed' });
	const now = app.clock.now();
	const done = await app.db.transaction(SYSTEM, async (tx) => {
		const session = await ownSession(tx, actor, input.itemId);
		if (!session) return refuse({ code: 'workshop.not-found' as const });
		const [gone] = await tx
			.update(workshopRegistration)
			.set({ cancelledAt: now, attendance: null, waitingSince: null, checkedInAt: null })
			.where(
				and(
					eq(workshopRegistration.id, input.registrationId),
					eq(workshopRegistration.itemId, session.itemId),
					isNull(workshopRegistration.cancelledAt)
				)
			)
			.returning({ guardianId: workshopRegistration.guardianId });
		if (!gone) return refuse({ code: 'workshop.not-found' as const });
		await unsay(tx, session, [gone.guardianId], now);
		return ok({ ...gone, called: await fillPlaces(tx, session.itemId, now) });
	});
	if (done.ok) app.wake();
	return done;
}

/** A session of the actor's school, with its places held still; null when there is none. */
async function ownSession(tx: Tx, actor: StaffActor, itemId: string): Promise<SessionState | null> {
	await oneAtATime(tx, itemId);
	const session = await findSession(tx, itemId);
	return session?.schoolId === actor.schoolId ? session : null;
}

async function guardianOf(tx: Tx, actor: StaffActor, id: string) {
	if (!isUuid(id)) return null;
	const [found] = await tx
		.select()
		.from(guardian)
		.where(
			and(eq(guardian.id, id), eq(guardian.schoolId, actor.schoolId), isNull(guardian.leftAt))
		);
	return found ?? null;
}

async function standingOf(tx: Tx, itemId: string, guardianId: string) {
	const [found] = await tx
		.select({ waitingSince: workshopRegistration.waitingSince })
		.from(workshopRegistration)
		.where(
			and(
				eq(workshopRegistration.itemId, itemId),
				eq(workshopRegistration.guardianId, guardianId),
				isNull(workshopRegistration.cancelledAt)
			)
		);
	return found ?? null;
}
