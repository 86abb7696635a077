import { eq, sql } from 'drizzle-orm';
import { SYSTEM } from '../../domain/shared/actor';
import { isFollowUpOpen } from '../../domain/workshop/follow-up';
import { reminderMoment } from '../../domain/workshop/session-moments';
import type { App } from '../app';
import { rows, type Tx } from '../db/client';
import { workshopRegistration } from '../db/schema/item';
import { workshopSession } from '../db/schema/workshop';
import { readSchool } from '../directory/read-school';
import { hoursOfSchool } from '../release/hours-of-school';
import { fillPlaces } from './fill-places';
import { registeredOf } from './registered-of';
import { sayToRegistered } from './say-to-registered';
import { findSession, oneAtATime } from './session-state';

/**
 * What workshops owe to those who come: the reminder of the day before, the question afterwards, and a
 * free place to whoever waits, should it not have been given at once. Each session in a transaction of
 * its own, once, whoever asks and however often.
 *
 * @returns how many people something was said to
 */
export async function doWorkshopRounds(app: App): Promise<number> {
	const now = app.clock.now();
	let done = 0;
	for (const itemId of await app.db.transaction(SYSTEM, (tx) => nearSessions(tx, now))) {
		done += await app.db.transaction(SYSTEM, (tx) => roundOf(tx, itemId, now));
	}
	if (done > 0) app.wake();
	return done;
}

/** Sessions of the days around: the furthest reminder, and the time during which one may answer. */
async function nearSessions(tx: Tx, now: Date): Promise<string[]> {
	const at = now.toISOString();
	const found = await rows<{ item_id: string }>(
		tx,
		sql`select s.item_id from workshop_session s
			cross join lateral (
				select change, (content ->> 'startsAt')::timestamptz as starts_at,
					(content ->> 'endsAt')::timestamptz as ends_at
				from item_version
				where item_id = s.item_id and released_at is not null and withdrawn_at is null
				order by number desc limit 1
			) v
			where v.change <> 'cancel' and (
				(s.reminded_at is null and v.starts_at > ${at}::timestamptz
					and v.starts_at < ${at}::timestamptz + interval '5 days')
				or (s.followed_up_at is null and v.ends_at <= ${at}::timestamptz
					and v.ends_at > ${at}::timestamptz - interval '14 days')
				or (v.starts_at > ${at}::timestamptz and workshop_waiting(s.item_id) > 0)
			)`
	);
	return found.map(({ item_id }) => item_id);
}

async function roundOf(tx: Tx, itemId: string, now: Date): Promise<number> {
	await oneAtATime(tx, itemId);
	const session = await findSession(tx, itemId);
	if (!session || session.standingChange === 'cancel') return 0;
	const [kept] = await tx.select().from(workshopSession).where(eq(workshopSession.itemId, itemId));
	if (!kept) return 0;
	const startsAt = new Date(session.content.startsAt);
	const hours = hoursOfSchool(await readSchool(tx, session));
	if (now < startsAt) {
		const filled = await fillPlaces(tx, itemId, now);
		if (kept.remindedAt || reminderMoment(hours, startsAt) > now) return filled;
		const who = await registeredOf(tx, itemId, 'placed');
		await sayToRegistered(tx, session, 'reminder', who, now);
		await tx
			.update(workshopSession)
			.set({ remindedAt: now })
			.where(eq(workshopSession.itemId, itemId));
		return filled + who.length;
	}
	if (kept.followedUpAt || !isFollowUpOpen(new Date(session.content.endsAt), now)) return 0;
	const present = await tx
		.select({ guardianId: workshopRegistration.guardianId })
		.from(workshopRegistration)
		.where(
			sql`item_id = ${itemId}::uuid and cancelled_at is null and attendance = 'present'
				and guardian_id not in (
					select guardian_id from workshop_follow_up where item_id = ${itemId}::uuid
				)`
		);
	// Attendance is often entered an hour or a day later: whoever is marked is asked at the next round.
	if (present.length === 0) return 0;
	const who = present.map(({ guardianId }) => guardianId);
	await sayToRegistered(tx, session, 'after', who, now);
	await tx
		.update(workshopSession)
		.set({ followedUpAt: now })
		.where(eq(workshopSession.itemId, itemId));
	return who.length;
}
