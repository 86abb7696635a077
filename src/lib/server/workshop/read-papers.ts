import { sql } from 'drizzle-orm';
import type { StaffActor } from '../../domain/shared/actor';
import type { Language } from '../../domain/shared/locale';
import type { StaffLocale } from '../../domain/shared/staff-locale';
import type { WorkshopContent, WorkshopTheme } from '../../domain/workshop/workshop';
import { schoolDay } from '../../domain/disconnection/school-hours';
import type { App } from '../app';
import { rows } from '../db/client';
import { readSchool } from '../directory/read-school';
import { listInvited } from '../facilitator/list-invited';
import { readSender } from '../letter/write-letter';
import { writeAttendanceSheet } from '../paper/documents/write-attendance-sheet';
import { writeCertificate } from '../paper/documents/write-certificate';
import { writeWorkshopPoster } from '../paper/documents/write-workshop-poster';
import type { PaperDocument } from '../paper/press';
import { hoursOfSchool } from '../release/hours-of-school';
import { readSession, type SessionDetail } from './read-session';

/** Languages on a poster beside French: more would be too small to be read from afar. */
const MOST_LANGUAGES = 5;

/** The poster of a session in French and up to five other languages; null when there is none. */
export async function posterOf(
	app: App,
	actor: StaffActor,
	itemId: string,
	languages: readonly Language[]
): Promise<PaperDocument | null> {
	const session = await runnable(app, actor, itemId);
	if (!session || session.state === 'taken-back') return null;
	return writeWorkshopPoster({
		school: await readSender(app, actor),
		address: `${app.config.origin}/ateliers/${session.id}`,
		workshop: session.content,
		languages: languages.slice(0, MOST_LANGUAGES)
	});
}

/** The sheet that those who have a place sign, by name; null when there is no such session. */
export async function attendanceSheetOf(
	app: App,
	actor: StaffActor,
	itemId: string,
	locale: StaffLocale
): Promise<PaperDocument | null> {
	const session = await runnable(app, actor, itemId);
	if (!session) return null;
	const sender = await readSender(app, actor);
	const coming = (await listInvited(app, actor, itemId)).filter(({ state }) => state === 'yes');
	return writeAttendanceSheet({
		locale,
		school: sender,
		workshop: session.content,
		...(session.title ? { title: session.title } : {}),
		facilitators: coming.map(({ name }) => name),
		people: session.places.map(({ name, children }) => ({ name, children }))
	});
}

/**
 * The certificate of somebody who was at a session: that one, and the others of its series at which she
 * was. Null for who was not there.
 */
export async function certificateOf(
	app: App,
	actor: StaffActor,
	itemId: string,
	registrationId: string
): Promise<PaperDocument | null> {
	const session = await runnable(app, actor, itemId);
	const place = session?.places.find(({ id }) => id === registrationId);
	if (!session || place?.attendance !== 'present') return null;
	const ids = [session.id, ...session.series.map(({ id }) => id)];
	const { who, attended, school } = await app.db.transaction(actor, async (tx) => ({
		who: await rows<Who>(
			tx,
			sql`select title, first_name as "firstName", last_name as "lastName"
				from guardian where id = ${place.guardianId}::uuid`
		),
		attended: await rows<{ content: WorkshopContent }>(
			tx,
			sql`select v.content from workshop_registration r
				cross join lateral (
					select content from item_version
					where item_id = r.item_id and withdrawn_at is null order by number desc limit 1
				) v
				where r.guardian_id = ${place.guardianId}::uuid and r.attendance = 'present'
					and r.cancelled_at is null
					and r.item_id in (${sql.join(
						ids.map((id) => sql`${id}::uuid`),
						sql`, `
					)})
				order by (v.content ->> 'startsAt')::timestamptz`
		),
		school: await readSchool(tx, actor)
	}));
	return writeCertificate({
		school: await readSender(app, actor),
		guardian: { ...who[0]!, locale: place.locale },
		sessions: attended.map(({ content: { theme, startsAt, endsAt } }) => ({
			theme: theme as WorkshopTheme,
			startsAt,
			endsAt
		})),
		issuedOn: schoolDay(hoursOfSchool(school), app.clock.now()),
		signatory: null
	});
}

async function runnable(
	app: App,
	actor: StaffActor,
	itemId: string
): Promise<SessionDetail | null> {
	const session = await readSession(app, actor, itemId);
	return session?.canRun ? session : null;
}

type Who = { title: string | null; firstName: string; lastName: string };
