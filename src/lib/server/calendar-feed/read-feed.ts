import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { writeCalendar } from '../../domain/calendar-feed/write-calendar';
import { readSecret } from '../../domain/first-connection/invitation-key';
import { SYSTEM, type GuardianActor } from '../../domain/shared/actor';
import { shippedLocaleOf } from '../../domain/shared/locale';
import type { App } from '../app';
import { rows } from '../db/client';
import { hashInvitationSecret } from '../first-connection/invitation-hash';
import { serverTranslator } from '../i18n/messages';
import { sessionEvent, type ShownSession } from './session-events';

/** A calendar as it is sent, with its mark (RFC 9110, 8.8.3). */
export type CalendarFile = { text: string; etag: string };

/** How long a session that is over stays on a calendar. */
const KEPT_DAYS = 90;

/** The sessions that families were shown, each in the last words that they were. */
const shownSessions = sql`
	select i.id, i.school_id, v.number, v.released_at, v.content,
		(i.recalled_at is not null or v.change = 'cancel') as is_cancelled
	from item i
	cross join lateral (
		select * from item_version v
		where v.item_id = i.id and v.released_at is not null and v.withdrawn_at is null
		order by v.number desc limit 1
	) v
	where i.kind = 'workshop'`;

/**
 * The calendar behind an address: the sessions that families were shown, those taken back as cancelled.
 * Null when the key opens none, or no more. Nobody is named.
 */
export async function readFeed(app: App, key: string): Promise<CalendarFile | null> {
	if (!readSecret(key)) return null;
	const hash = Buffer.from(hashInvitationSecret(key)).toString('hex');
	const since = new Date(app.clock.now().getTime() - KEPT_DAYS * 86_400_000).toISOString();
	return app.db.transaction(SYSTEM, async (tx) => {
		const [school] = await rows<{ id: string; name: string }>(
			tx,
			sql`select s.id, s.name from calendar_feed f
				join school s on s.id = f.school_id
				left join staff p on p.id = f.staff_id
				where f.key_hash = decode(${hash}, 'hex') and f.revoked_at is null and p.revoked_at is null`
		);
		if (!school) return null;
		const sessions = await rows<ShownSession>(
			tx,
			sql`select * from (${shownSessions}) s where s.school_id = ${school.id}
				and (s.content ->> 'endsAt')::timestamptz > ${since}::timestamptz
				order by s.content ->> 'startsAt', s.id`
		);
		const name = serverTranslator('fr')('mediation-agenda:name', { school: school.name });
		return fileOf(
			writeCalendar(
				name,
				sessions.map((one) => sessionEvent(one, 'fr'))
			)
		);
	});
}

/** One session that a family was shown, in its language, for its own calendar; null for none. */
export async function readSessionCalendar(
	app: App,
	actor: GuardianActor,
	itemId: string
): Promise<CalendarFile | null> {
	const locale = shippedLocaleOf(actor.locale);
	return app.db.transaction(actor, async (tx) => {
		const [found] = await rows<ShownSession>(
			tx,
			sql`select * from (${shownSessions}) s where s.id::text = ${itemId.toLowerCase()}`
		);
		if (!found) return null;
		const event = sessionEvent(found, locale);
		return fileOf(writeCalendar(event.summary, [event]));
	});
}

function fileOf(text: string): CalendarFile {
	const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22);
	return { text, etag: `"${hash}"` };
}
